"""Places: the names on a page → the places that they mean, with coordinates, or no place where the words leave it open."""
