"""The pages of an import: upload and look, correct, confirm."""
