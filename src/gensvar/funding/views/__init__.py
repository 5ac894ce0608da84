"""Pages for those who write down what support there is."""
