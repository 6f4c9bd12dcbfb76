"""Vacancies: what they say, where they are in their life, and how they are found."""
