"""An installation from before the register was an app keeps every document."""

import pytest

from tests.installations import Surroundings, manage, told

BEFORE = """
from datetime import date
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
graph = MigrationExecutor(connection).loader
apps = graph.project_state(("consultations", "0003_figures_of_reports")).apps
of = apps.get_model
someone = of("accounts", "User").objects.create(email="a@region.test")
body = of("organisations", "Body").objects.create(
    name="Nämnden", slug="namnden", kind="committee", valid_from=date(2020, 1, 1)
)
document = of("consultations", "GoverningDocument").objects.create(
    kind="goals", title="Mål 2026", body=body, created_by=someone
)
of("consultations", "DocumentHandOver").objects.create(
    document=document, to="Länsstyrelsen", handed_over_on=date(2026, 5, 1),
    noted_by=someone,
)
"""
AFTER = """
from gensvar.governing_documents.models import DocumentHandOver
row = DocumentHandOver.objects.get()
print(row.to, row.document.title, row.document.body.name)
"""


@pytest.mark.slow
@pytest.mark.embedded  # the tables of every step are compared on both elsewhere
def test_documents_and_hand_overs_stay_when_the_register_moves(
    empty_installation: Surroundings,
) -> None:
    manage(empty_installation, "migrate", "consultations", "0003", "-v0")
    told(empty_installation, BEFORE)

    manage(empty_installation, "migrate", "-v0")

    assert told(empty_installation, AFTER).strip() == "Länsstyrelsen Mål 2026 Nämnden"
