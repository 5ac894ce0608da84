"""What is weighed, answered, told and owed."""
