"""The benchmarks as an app, so that Django makes the table of the bare form."""

from django.apps import AppConfig


class Benchmarks(AppConfig):
    """The app; its folder is at the top of the repository."""

    name = "benchmarks"
    default_auto_field = "django.db.models.BigAutoField"
