"""From idea to action to done: what became of what was said at meetings."""
