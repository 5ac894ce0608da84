"""The samråd of the region runs from what the groups need to what is agreed."""

import pytest
from django.test import Client

from gensvar.agreements.models import Agreement, AgreementStage, Position
from gensvar.consultations.models import ConsultationItem
from gensvar.inventories.models import Audience, NeedsAnswer
from gensvar.kernel.days import today
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    Programme,
    SeatHolder,
    Structure,
)
from gensvar.programmes.queries import groups_in, structure_of
from gensvar.sami_consultations.models import End, EndKind, SamiConsultation, Stage

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("region")]


def test_every_group_has_said_what_it_needs_and_so_have_administrations() -> None:
    programme = Programme.objects.get()
    answers = NeedsAnswer.objects.filter(inventory__programme=programme)
    groups = answers.filter(inventory__audience=Audience.GROUPS)
    assert set(groups.values_list("group__group", flat=True)) == set(
        NATIONAL_MINORITIES
    )
    inside = answers.filter(inventory__audience=Audience.ADMINISTRATIONS)
    assert inside.values("body").distinct().count() == 2


def test_the_structure_was_tried_and_decided_with_the_agreement() -> None:
    programme = Programme.objects.get()
    stages = [row.status for row in programme.statuses.order_by("since", "pk")]
    assert stages == [Structure.PILOT, Structure.DECIDED]
    assert structure_of(programme) == Structure.DECIDED


def test_the_agreement_is_in_force_and_one_group_objects() -> None:
    agreement = Agreement.objects.get(kind="minorities")
    assert agreement.stage == AgreementStage.IN_FORCE
    assert agreement.valid_from is not None
    assert agreement.valid_from <= today()
    said = dict(agreement.anchorings.values_list("group__group", "position"))
    objecting = [group for group, one in said.items() if one == Position.OBJECTS]
    assert objecting == ["tornedalians"]
    assert set(said) == {group.group for group in groups_in(Programme.objects.get())}


def test_everyone_reads_the_agreement_and_nobody_reads_who_holds_the_seats(
    client: Client,
) -> None:
    agreement = Agreement.objects.get(kind="minorities")
    page = client.get(f"/overenskommelser/{agreement.public_id}/").content.decode()
    assert "Fyra" not in page
    assert "Vi vill att det står fyra" in page
    assert "§ 52" in page.replace("\xa0", " ")
    programme = Programme.objects.get()
    shown = client.get(f"/samrad/{programme.public_id}/").content.decode()
    for name in SeatHolder.objects.values_list("name", flat=True):
        assert name not in page
        assert name not in shown


def test_in_yiddish_the_agreement_reads_from_right_to_left(client: Client) -> None:
    agreement = Agreement.objects.get(kind="minorities")
    address = f"/overenskommelser/{agreement.public_id}/?sprak=yi"
    page = client.get(address).content.decode()
    assert 'dir="rtl"' in page
    assert "יעדע פֿראַגע באַקומט אַן ענטפֿער" in page
    assert "inte granskad" in page


def test_every_item_leads_to_a_matter_or_says_when_it_is_looked_at_again() -> None:
    items = list(ConsultationItem.objects.all())
    assert len(items) == 4
    assert [one for one in items if not (one.matter or one.look_again_on)] == []


def test_the_consultation_with_the_sami_ended_in_a_declaration() -> None:
    consultation = SamiConsultation.objects.get()
    assert consultation.stage == Stage.ENDED
    ends = [
        (end.kind, end.declared_by_region)
        for end in End.objects.filter(party__consultation=consultation)
    ]
    assert ends == [(EndKind.UNREACHABLE, False)]
