"""Employer Match."""
