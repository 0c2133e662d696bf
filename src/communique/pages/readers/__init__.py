"""One module for each format: an open file → its pages, one at a time, and a row for each entry that cannot be read.

`opening` tells which reader a source is for; a reader of a container (zip, gz, WARC) opens its members in the same way.
"""
