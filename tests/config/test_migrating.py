"""The migrations lead from an empty database to what the models say."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from tests.installations import Surroundings, manage, told

# Any: what each database tells of its own tables.
Shape = dict[str, Any]
TELL_SHAPE = """
import json
from tests.config.test_migrating import shape
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


@pytest.mark.slow
@pytest.mark.django_db
def test_the_migrations_lead_from_nothing_to_what_the_models_say(
    empty_installation: Surroundings,
) -> None:
    around = empty_installation
    manage(around, "migrate", "--by-steps", "-v0")
    root = f"{around['PYTHONPATH']}:{around['PYTHONPATH']}/.."
    migrated = told({**around, "PYTHONPATH": root}, TELL_SHAPE)

    assert json.loads(migrated) == json.loads(json.dumps(shape()))


@pytest.mark.slow
def test_tables_that_are_made_at_once_leave_nothing_to_migrate(
    empty_installation: Surroundings,
) -> None:
    manage(empty_installation, "migrate", "-v0")

    manage(empty_installation, "migrate", "--check", "-v0")
    manage(empty_installation, "makemigrations", "--check", "--dry-run", "-v0")
