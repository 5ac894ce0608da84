"""The pages of samråd items, the annual wheel and engagements."""
