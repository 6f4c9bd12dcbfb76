"""Participants and their profiles, seen by their own unit alone."""
