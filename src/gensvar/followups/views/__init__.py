"""Pages of measures, and of questions that wait for an answer."""
