"""What is done at a meeting: stations, ideas, rankings, votes, questions; live."""
