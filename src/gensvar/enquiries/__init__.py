"""One way in: any question, routed to an owner with an answer day, and answered."""
