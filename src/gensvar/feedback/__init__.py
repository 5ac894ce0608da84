"""What became of it, told in every direction, and whether people find it credible."""
