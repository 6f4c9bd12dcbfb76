"""What happens: one verb-noun a file, taking (session, actor, …); they flush and never commit."""
