"""What happened, for good: an append-only chain of events."""
