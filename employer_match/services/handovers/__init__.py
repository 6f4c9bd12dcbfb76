"""Work that goes from a colleague who leaves to those who stay."""
