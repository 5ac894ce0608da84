"""What people said in one dialogue, to be read in five minutes: page, file, slides."""
