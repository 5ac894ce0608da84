"""What someone owes by a day: measures with owner, day and status."""
