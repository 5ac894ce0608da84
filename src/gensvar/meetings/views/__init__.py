"""Pages of meetings in the workspace."""
