"""The migrations say what the models say, in one line of descent for each app."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _migrations_are_seen(settings: Settings) -> None:
    """Undo for these tests that tables are made straight from the models."""
    settings.MIGRATION_MODULES = {}


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_two_migrations_follow_the_same_one() -> None:
    assert MigrationLoader(None).detect_conflicts() == {}


def test_every_app_with_models_has_migrations() -> None:
    ours = {
        one.label
        for one in apps.get_app_configs()
        if one.name.startswith("gensvar.") and any(one.get_models())
    }
    assert len(ours) > 10
    assert ours - MigrationLoader(None).migrated_apps == set()
