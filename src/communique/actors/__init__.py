"""Mentions → actors with roles and countries, one key per actor of an article."""
