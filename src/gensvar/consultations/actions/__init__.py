"""The verbs of samråd items, shared meetings and engagements."""
