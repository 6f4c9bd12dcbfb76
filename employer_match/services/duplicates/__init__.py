"""Employers known once: found, merged, and taken apart again."""
