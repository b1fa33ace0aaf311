"""AWS0xx: the structure of an input, as the service model describes it."""
