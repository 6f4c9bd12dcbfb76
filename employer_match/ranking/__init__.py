"""THE ORDER. Pure: a participant's profile and the openings in, ranked reasons out.

No score is computed or shown anywhere in this room: the order is lexicographic, and everything it
says is a sentence about a wish and a fact (`docs/ranking.md`).
"""
