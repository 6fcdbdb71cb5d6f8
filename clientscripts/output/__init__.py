"""A message in another dress."""
