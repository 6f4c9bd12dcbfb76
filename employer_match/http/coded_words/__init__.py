"""The coded words as people read them, by what they are about: English message ids."""
