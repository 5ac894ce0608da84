"""Pages of plans, the calendar and subscriptions."""
