"""Suggestions by the participant's own wishes, and what was decided about them."""
