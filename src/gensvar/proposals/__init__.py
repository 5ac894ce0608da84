"""Change proposals, followed to done or refused, and what changed because of them."""
