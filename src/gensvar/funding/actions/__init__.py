"""Writing down support, showing it, its rounds, and reminding those who follow."""
