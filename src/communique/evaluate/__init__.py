"""A record against gold: our own scoring, by the definitions of the project's measures."""
