"""Notes that a meeting writes itself, and that both sides approve."""
