"""Talks between colleagues about a workplace: asked, answered, seen by the two, known to all."""
