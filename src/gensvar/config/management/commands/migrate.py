"""Bring the tables to what this version says: at once where there are none yet.

A new installation gets its tables as the models say and is told that every migration
has been made, in seconds. One that exists is led there migration by migration, as
Django does. A test compares the tables of both ways on both databases.
"""

from typing import Any

from django.apps import apps
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.core.management.sql import emit_post_migrate_signal
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# Whoever asks for one of these wants to be led, or only to be told.
ASKS_FOR_STEPS = (
    *("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune"),
    *("run_syncdb", "by_steps"),
)


class Command(migrate.Command):
    """Django's own command, which makes the tables at once where there are none."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for Django's options, and for the long way."""
        super().add_arguments(parser)
        parser.add_argument(
            "--by-steps",
            action="store_true",
            help="go by every migration, also where there are no tables yet",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the tables, or migrate those that are there."""
        # Any: Django's own options.
        name = options["database"]
        asked = any(options.get(option) for option in ASKS_FOR_STEPS)
        if asked or connections[name].introspection.table_names():
            super().handle(*args, **options)
            return
        make_tables(name, verbosity=options["verbosity"])


def make_tables(name: str, *, verbosity: int) -> None:
    """Make the tables of every model in an empty database, as a whole or not at all."""
    connection = connections[name]
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:  # one transaction
        editor.create_model(recorder.Migration)
        for model in apps.get_models():
            editor.create_model(model)
        for app, step in MigrationLoader(None).graph.nodes:
            recorder.migration_qs.create(app=app, name=step)
    emit_post_migrate_signal(verbosity, False, name)
