"""What the tests share: databases, clients, browsers, factories and fake servers."""
