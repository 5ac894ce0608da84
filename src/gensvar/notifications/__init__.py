"""Letters: the outbox they wait in and what became of each."""
