"""Letters in the formats of other programs."""
