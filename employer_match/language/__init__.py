"""Swedish text and the language of occupations; pure, so that it runs in a notebook."""
