"""The record file: one SQLite database. Nothing outside this room knows SQL."""
