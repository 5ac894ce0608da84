"""The directory of organisations: who keeps a page, what stands on it, who confirms."""
