"""The pages of what comes before a dialogue opens, by noun."""
