"""What is done with plans and subscriptions."""
