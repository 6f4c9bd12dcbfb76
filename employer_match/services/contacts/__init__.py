"""Contacts and intentions: announced, collided, settled, logged, listed."""
