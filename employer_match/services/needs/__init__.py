"""Needs that employers post themselves, by form and signed link, and who looks them over."""
