"""Pages about bodies, roles and people."""
