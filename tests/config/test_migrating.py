"""The migrations lead from an empty database to what the models say."""

import json
from typing import Any
from unittest import mock

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.state import ProjectState

from tests.installations import Surroundings, manage, told

# Any: what each database tells of its own tables.
Shape = dict[str, Any]
MIGRATE_AND_TELL_SHAPE = """
import json
from tests.config.test_migrating import migrate_by_steps, shape
migrate_by_steps()
print(json.dumps(shape()))
"""


def shape() -> Shape:
    """Return every table of our models: columns, rules and indexes."""
    found: Shape = {}
    tell = connection.introspection
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if not model.__module__.startswith("gensvar."):
                continue
            table = model._meta.db_table
            columns = tell.get_table_description(cursor, table)
            rules = tell.get_constraints(cursor, table).values()
            found[table] = {
                "columns": sorted(
                    [column.name, str(column.type_code), bool(column.null_ok)]
                    for column in columns
                ),
                "rules": sorted(
                    json.dumps(rule, sort_keys=True, default=str) for rule in rules
                ),
            }
    return found


def migrate_by_steps() -> None:
    """Make every migration, one after the other, in an empty database.

    Before each step Django makes all models anew that hang together with the one that
    changes. Here all hang together: that would be some 50,000 classes and four minutes.
    What is in the tables is none of their business, so only the one is made anew.
    """

    # Any: a part of Django's state that has no type calls another.
    def reload(self: Any, app_label: str, model_name: str, **_how: bool) -> None:
        if "apps" in self.__dict__:
            self._reload({(app_label, model_name)})

    with mock.patch.object(ProjectState, "reload_model", reload):
        call_command("migrate", "--by-steps", verbosity=0)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_migrations_lead_from_nothing_to_what_the_models_say(
    empty_installation: Surroundings,
) -> None:
    around = empty_installation
    root = f"{around['PYTHONPATH']}:{around['PYTHONPATH']}/.."
    migrated = told({**around, "PYTHONPATH": root}, MIGRATE_AND_TELL_SHAPE)

    assert json.loads(migrated) == json.loads(json.dumps(shape()))


@pytest.mark.slow
def test_tables_that_are_made_at_once_leave_nothing_to_migrate(
    empty_installation: Surroundings,
) -> None:
    manage(empty_installation, "migrate", "-v0")

    manage(empty_installation, "migrate", "--check", "-v0")
    manage(empty_installation, "makemigrations", "--check", "--dry-run", "-v0")
