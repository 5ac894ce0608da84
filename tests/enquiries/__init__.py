"""Tests of one way in: asking, moving, answering, showing, and how long it takes."""
