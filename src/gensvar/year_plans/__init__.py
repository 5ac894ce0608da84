"""The year's dialogues in a plan and a calendar, with subscriptions."""
