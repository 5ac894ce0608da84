"""The verbs of remuneration: write rules, claim, decide, pay."""
