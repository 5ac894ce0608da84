"""What changes bodies, roles and invitations."""
