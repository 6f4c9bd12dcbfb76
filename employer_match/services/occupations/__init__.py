"""The taxonomy's occupations: loaded, read, found by words."""
