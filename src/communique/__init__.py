"""Communiqué keeps the cited record of a negotiation from its news coverage."""

__version__ = "0.1.0"
