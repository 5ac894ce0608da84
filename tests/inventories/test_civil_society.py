"""What civil society needs is asked in the same way as what the minorities need."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.inventories.keys import token_of
from gensvar.inventories.models import NeedsAsk, NeedsInventory
from gensvar.kernel.days import today
from gensvar.organisations.actions.merging import merge
from gensvar.programmes.actions import set_group
from gensvar.programmes.models import Group, ProgrammeKind
from tests.make.dialogues import officer_of
from tests.make.inventories import activity_of, make_asked_organisation
from tests.make.programmes import group_of, make_programme

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S4-034")
def test_associations_are_asked_what_they_need_and_say_it_without_account(
    client: Client,
) -> None:
    """One that is merged into another is not offered a second time."""
    programme = make_programme(
        kind=ProgrammeKind.CIVIL_SOCIETY, name="Överenskommelsen"
    )
    officer = officer_of(programme.body)
    set_group(programme, Group.CIVIL_SOCIETY, by=officer)
    asked, other = make_asked_organisation("Lyktan"), make_asked_organisation("Lycktan")
    merge(other, asked, "Felstavat", by=officer)
    client.force_login(officer)
    begun = {
        "audience": "groups",
        "name": "Vad föreningarna behöver",
        "year": today().year,
        "method": "form",
        "about": "Vi vill veta vad ni behöver av oss.",
        "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=20)).isoformat(),
        "contact": "samverkan@regionen.example",
    }
    address = f"/arbete/samrad/{programme.pk}/behov/"
    client.post(f"{address}ny/", begun)
    inventory = NeedsInventory.objects.get()
    here = f"{address}{inventory.pk}/"
    offered = client.get(f"{here}tillfragade/").content.decode()
    group = group_of(programme, Group.CIVIL_SOCIETY)
    said = {"organisation": asked.pk, "group": group.pk, "language": "sv"}
    client.post(f"{here}tillfragade/", said)
    client.post(here, {"do": "open needs inventory"})
    link = f"/behov/svar/{token_of(NeedsAsk.objects.get())}/"
    form = Client().get(link)
    wish = f"wish_{activity_of(programme, 'psychiatry').pk}"
    answer = {"key": form.context["form"]["key"].value(), "language": "sv"}
    words = {"words_structure": "Tid att hinna svara.", wish: "strong"}
    Client().post(link, {**answer, **words})

    told = client.get(f"{here}svar/").content.decode()
    assert (">Lyktan<" in offered, ">Lycktan<" in offered) == (True, False)
    assert "Lyktan" in told
    assert asked.pk == NeedsAsk.objects.get().organisation_id
