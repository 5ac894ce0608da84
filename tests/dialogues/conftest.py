"""What the tests of dialogues lean on: threads that share one database."""

from tests.feedback.conftest import empty_file, many_threads

__all__ = ["empty_file", "many_threads"]
