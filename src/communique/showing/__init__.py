"""Records in words, for every surface that people read: the terminal and the site."""
