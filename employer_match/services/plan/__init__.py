"""The weekly plan: made, read, edited."""
