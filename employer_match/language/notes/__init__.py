"""What should not stand in a note: a note of an authority can be asked for, and be read aloud.

Nothing here decides or changes a text; it points at words, says what they seem to tell of a person,
and leaves it to who writes (product.md row 19, field.md 5.2 and 5.4).
"""
