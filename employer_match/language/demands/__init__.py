"""Demands in an employer's text that the law forbids, or that ask for a why (product row 25).

They are pointed at, explained and given a neutral wording; no text is ever changed. What is found
is for the one who wrote it and for the coordinator who reads it before it is published.
"""
