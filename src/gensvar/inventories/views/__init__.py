"""The pages of needs inventories, for those who work with them."""
