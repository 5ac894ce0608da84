"""What is filled in about needs inventories."""
