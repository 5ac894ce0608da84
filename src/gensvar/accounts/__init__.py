"""Who can sign in: users and the code that makes the first of them."""
