"""WORDS AND OCCUPATIONS. Pure: proposals with their grounds, never facts; people are never coded.

Here stands the coder of vacancies: words of an opening in, up to five occupation groups out, each
with a confidence (docs/coder.md). `wishes/` goes from a person's words to occupations.
"""
