"""What pages without account may call: one file for each thing one can do there."""
