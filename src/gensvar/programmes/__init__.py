"""Standing consultation: programmes, their groups, seats, cadence and structure."""
