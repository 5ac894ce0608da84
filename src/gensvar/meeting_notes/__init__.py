"""Notes that both sides approve, made from the meeting itself; and what follows."""
