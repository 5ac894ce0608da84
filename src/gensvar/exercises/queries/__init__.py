"""Reading exercises: what came out, and what those who lead need to see."""
