"""Reading addresses, which nothing does unless it is asked to: the only room that knows the network."""
