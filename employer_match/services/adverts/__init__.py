"""Published advertisements brought in, compared with what stands, and kept."""
