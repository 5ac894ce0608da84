"""Tests of assignments, reports and answers."""
