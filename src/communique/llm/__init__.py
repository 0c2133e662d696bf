"""The second reader: a language model, held to the same citations. What it replies is taken only where it quotes the page."""
