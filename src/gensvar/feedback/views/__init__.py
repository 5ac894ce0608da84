"""Pages for weighing, answering, telling and looking at credibility."""
