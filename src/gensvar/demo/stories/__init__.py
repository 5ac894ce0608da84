"""The stories that the region's past is made of, told by the ordinary actions."""
