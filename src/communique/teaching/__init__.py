"""Learning from articles that people have coded by hand: which phrases of an article fill which field of a codebook."""
