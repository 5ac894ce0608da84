"""Forms for plans, the calendar and subscriptions."""
