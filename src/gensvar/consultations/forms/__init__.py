"""What a person fills in about samråd."""
