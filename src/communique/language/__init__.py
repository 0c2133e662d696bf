"""Stories → sentences, tokens, entities and parse. spaCy is known in this room only."""
