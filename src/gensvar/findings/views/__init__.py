"""The pages of themes, findings, the check and the basis."""
