"""The record in a terminal: a summary, a readable page, and the words behind each line. Page text is never trusted."""
