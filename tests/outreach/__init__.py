"""The pure coordination."""
