"""Two prepared names, or two records, to findings, and findings to evidence that adds up to the score."""
