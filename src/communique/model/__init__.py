"""The nouns of Communiqué: immutable, typed, and knowing nothing of the rooms that make or use them.

All offsets are Unicode code points into ``Page.text``, half open: ``page.text[start:end]`` is what is quoted.
"""
