"""The employers' public form: no account; post a need, and change it by the link in the letter."""
