"""Who signs in, and when they work."""
