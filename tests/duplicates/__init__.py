"""Employers known once: names, addresses, verdicts, files, and how good it is on real names."""
