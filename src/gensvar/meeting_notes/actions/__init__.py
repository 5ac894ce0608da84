"""The verbs of notes: begin, write, comment, settle, approve; and what follows."""
