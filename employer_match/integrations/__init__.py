"""The outside: JobTech's ads and taxonomy, and mail. Nothing here knows our database."""
