"""Tests of change proposals and of what has changed."""
