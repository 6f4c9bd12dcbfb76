"""The coaches' pages: one subject a file; parse, ask a service, show."""
