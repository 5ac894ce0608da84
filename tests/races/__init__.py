"""Many people at once (T16), on both databases: nothing is lost, doubled or half."""
