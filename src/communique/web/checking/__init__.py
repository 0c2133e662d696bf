"""Checking in the browser: what is to be decided, in which order, and a person's decisions on it."""
