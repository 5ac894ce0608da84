"""The verbs of structures, anchoring and agreements."""
