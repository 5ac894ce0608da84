"""Several programmes in one policy area, found together (S4-100)."""

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.programmes.models import Programme, ProgrammeKind
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.programmes import make_programme

pytestmark = pytest.mark.django_db


def _names(page: bytes, *names: str) -> list[bool]:
    text = page.decode()
    return [f">{name}</a>" in text for name in names]


@pytest.mark.requirement("S4-100")
def test_programmes_share_an_area_and_are_found_by_it_inside_and_outside(
    client: Client,
) -> None:
    """An area that is known is spelt as it was spelt first."""
    body = make_body()
    client.force_login(officer_of(body))
    facts = {"kind": ProgrammeKind.CIVIL_SOCIETY, "purpose": "Vi möts."}
    make_programme(body, name="Patientråd", policy_area="Hälso- och sjukvård", **facts)
    make_programme(body, name="Kulturråd", policy_area="Kultur", **facts)
    client.post(
        "/arbete/samrad/ny/",
        {
            **facts,
            "name": "Anhörigråd",
            "body": body.pk,
            "policy_area": "hälso- och  sjukvård",
            "cadence": "per_term",
            "term_years": 4,
            "started_on": today().isoformat(),
        },
    )
    made = Programme.objects.get(name="Anhörigråd")
    Programme.objects.update(published_at=timezone.now())
    wanted = {"area": "Hälso- och sjukvård"}
    names = ("Patientråd", "Anhörigråd", "Kulturråd")

    inside = client.get("/arbete/samrad/", wanted).content
    outside = Client().get("/samrad/", wanted).content
    unknown = Client().get("/samrad/", {"area": "Finns inte"}).content
    public = Client().get(f"/samrad/{made.public_id}/").content.decode()

    assert made.policy_area == "Hälso- och sjukvård"
    assert _names(inside, *names) == [True, True, False]
    assert _names(outside, *names) == [True, True, False]
    assert _names(unknown, *names) == [True, True, True]
    assert "Hälso- och sjukvård" in public
