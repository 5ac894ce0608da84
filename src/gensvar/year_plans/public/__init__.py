"""What the pages for everyone may ask: the calendar, and following it."""
