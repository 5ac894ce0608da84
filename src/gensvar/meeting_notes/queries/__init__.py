"""Notes as their readers may see them."""
