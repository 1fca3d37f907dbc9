"""Other lists of the United States, one module for each form in which they are published."""
