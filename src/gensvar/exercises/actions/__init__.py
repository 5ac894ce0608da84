"""The verbs of exercises: plan, open, write, stress, confirm, vote, ask, take along."""
