"""How fast Gensvar is, as ratios to bare Django in the same run; never asserted."""
