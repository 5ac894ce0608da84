"""The pages for everyone, one file for each noun."""
