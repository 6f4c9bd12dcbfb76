"""What may be sent in: one resource a file, used by API, pages and back office alike."""
