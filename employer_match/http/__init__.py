"""What every face over HTTP shares: the transaction, who is signed in, rights, errors, headers."""
