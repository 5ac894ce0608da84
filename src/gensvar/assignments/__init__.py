"""Assignments from one body to many, the reports they lead to, and the answers."""
