"""Did it work: judged by both sides, with lessons that become measures."""
