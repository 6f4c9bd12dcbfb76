"""Letters and notices: written here, sent from the outbox."""
