"""Weighing, answering, telling and rating."""
