"""Employers, workplaces, contact persons, owners and what is known of their needs."""
