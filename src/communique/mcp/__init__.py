"""A record as tools for an assistant, over the Model Context Protocol: to read only, every answer with the words that it comes from."""
