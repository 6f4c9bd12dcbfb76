"""What a participant lets employers be told: agreed, withdrawn, and the only place that answers."""
