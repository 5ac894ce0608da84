"""The handbook where the work is done: steps, roles, concepts, methods, channels."""
