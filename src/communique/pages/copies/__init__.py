"""Near-copies of stories: fingerprints of bodies, an index of many, and what two bodies share."""
