"""The list of organisations that everyone sees, and how it is narrowed."""

import csv
import io

import pytest
from django.test import Client

from gensvar.agreements.actions.joining import (
    Application,
    apply_to_join,
    approve_signatory,
)
from gensvar.agreements.models import Agreement, AgreementStage
from gensvar.directory.actions.keeping import Asker, ask_to_keep, confirm_keeper
from gensvar.directory.actions.lists import (
    add_category,
    add_competence,
    end_listed,
    list_again,
)
from gensvar.directory.actions.sub_regions import add_sub_region
from gensvar.directory.keepers import token_of
from gensvar.directory.models import Category, Competence, SubRegion
from gensvar.kernel.errors import Invalid
from gensvar.organisations.models import Organisation, Role
from tests.make.agreements import make_agreement
from tests.make.dialogues import officer_of, someone
from tests.make.directory import make_keeper, make_organisation, make_page
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db
MADE = iter(range(1000))


def named(name: str, **said: object) -> Organisation:
    organisation = make_organisation(name)
    make_page(make_keeper(organisation), **said)
    return organisation


def listed(client: Client, query: str = "") -> list[str]:
    shown = client.get(f"/foreningar/?{query}")
    return [row.name for row in shown.context["rows"]]


def join(agreement: Agreement, name: str) -> None:
    key = f"{next(MADE):040}"
    row = apply_to_join(agreement, Application(name, "a@example.org"), key=key)
    approve_signatory(row, by=officer_of(agreement.body))


@pytest.mark.requirement("S4-060", "S4-107", "S4-093", "S4-036")
def test_organisations_are_found_by_word_category_part_and_competence(
    client: Client,
) -> None:
    theme = Category.objects.create(kind="theme", name="Barn och unga")
    part = SubRegion.objects.create(name="Norra delen")
    can = Competence.objects.create(name="Studiecirklar", order=1)
    named("Ängens vänner", categories=(theme.pk,), languages=("fi",))
    named("Åskans förening", sub_regions=(part.pk,), what="ÖPPEN ateljé.")
    named("Zebrans klubb", competences=(can.pk,))
    make_organisation("Känd men inte visad")
    assert listed(client) == ["Zebrans klubb", "Ängens vänner", "Åskans förening"]
    assert listed(client, "ord=öppen+ATELJÉ") == ["Åskans förening"]
    assert listed(client, "ord=ängens") == ["Ängens vänner"]
    assert listed(client, f"tema={theme.pk}") == ["Ängens vänner"]
    assert listed(client, f"del={part.pk}") == ["Åskans förening"]
    assert listed(client, f"kunnande={can.pk}") == ["Zebrans klubb"]
    assert listed(client, "sprak=fi") == ["Ängens vänner"]
    assert listed(client, f"tema={theme.pk}&kunnande={can.pk}") == []
    assert len(listed(client, "tema=abc&sortera=storlek")) == 3


@pytest.mark.requirement("S4-094", "S4-060")
def test_organisations_see_the_contact_that_is_for_each_other(client: Client) -> None:
    other = named(
        "Ängens vänner",
        email="hej@angen.example",
        email_to="organisations",
        phone="070 123",
        phone_to="region",
    )
    mine = f"/forening/{token_of(make_keeper())}/"
    assert "hej@angen.example" not in client.get(f"/foreningar/{other.public_id}/").text

    way = f"{mine}andra/"
    assert f'href="{way}"' in client.get(f"{mine}sida/").text
    assert f'href="{way}"' in client.get(f"{mine}motas/").text
    address = f"{way}{other.public_id}/"
    assert f'href="{address}"' in client.get(f"{way}?ord=ÄNGENS").text
    assert f'href="{address}"' not in client.get(f"{way}?ord=stationen").text
    shown = client.get(address).text
    assert "hej@angen.example" in shown
    assert "070 123" not in shown
    assert client.get(f"{way}finns-inte/").status_code == 404


def test_who_is_not_approved_sees_no_contact(client: Client) -> None:
    other = named("Ån", email="hej@an.example", email_to="organisations")
    asker = Asker("Bo Ek", "bo@example.org")
    keeper = ask_to_keep(make_organisation(), asker, key="k" * 40)
    confirm_keeper(keeper)
    address = f"/forening/{token_of(keeper)}/andra/{other.public_id}/"
    assert "hej@an.example" not in client.get(address, follow=True).text


def test_there_is_no_way_to_ask_for_a_group_of_people(client: Client) -> None:
    """A category or competence that names a group is refused, and no filter does."""
    by = someone(make_body(), Role.ADMINISTRATOR)
    for word in ("Nationella minoriteter", "Samiska frågor", "HBTQ", "Ruotsinsuomi"):
        with pytest.raises(Invalid) as refused:
            add_category("theme", word, by=by)
        assert refused.value.field == "name"
    with pytest.raises(Invalid):
        add_competence("Religiösa frågor", by=by)
    with pytest.raises(Invalid):
        add_sub_region("Samiska föreningar", by=by)
    add_category("theme", "Vård och hälsa", by=by)
    made = add_competence("Språkcafé", by=by)
    end_listed(made, by=by)
    list_again(made, by=by)
    form = client.get("/foreningar/").context["form"]
    assert set(form.fields) == {"ord", "tema", "kunnande"}


@pytest.mark.requirement("S4-109", "S4-113", "S4-117")
def test_who_has_joined_an_agreement_is_listed_linked_counted_and_exported(
    client: Client,
) -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE, is_shown=True)
    theme = Category.objects.create(kind="theme", name="Kultur")
    organisation = named("Teatern", what="Vi spelar.", categories=(theme.pk,))
    named("Utanför")
    join(agreement, "Teatern")
    join(agreement, "Granngården utan sida")
    page = client.get(f"/overenskommelser/{agreement.public_id}/")
    shown = page.content.decode()
    for words in (
        f'href="/foreningar/{organisation.public_id}/"',
        "Vi spelar.",
        "Kultur",
        "2 organisationer har anslutit sig",
    ):
        assert words in shown
    query = f"overenskommelse={agreement.public_id}"
    assert listed(client, query) == ["Granngården utan sida", "Teatern"]
    file = client.get(f"/foreningar/fil/csv/?{query}").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(file), delimiter=";"))
    assert [row[0] for row in rows] == [
        "Organisation",
        "Granngården utan sida",
        "Teatern",
    ]
    own = client.get(f"/foreningar/{organisation.public_id}/").content.decode()
    assert agreement.title in own


def test_no_cell_of_the_file_is_a_formula(client: Client) -> None:
    named("=1+1", what="@SUM(A1)")
    file = client.get("/foreningar/fil/csv/").content.decode("utf-8-sig")
    assert "'=1+1" in file
    assert "'@SUM" in file
    book = client.get("/foreningar/fil/xlsx/")
    assert book.content.startswith(b"PK")


def test_a_row_that_was_merged_leads_to_the_one_that_stands(client: Client) -> None:
    stands, gone = named("Stationen", what="Står."), named("Stn", what="Borta.")
    Organisation.objects.filter(pk=gone.pk).update(merged_into=stands)
    assert listed(client) == ["Stationen"]
    led = client.get(f"/foreningar/{gone.public_id}/")
    assert led.headers["Location"] == f"/foreningar/{stands.public_id}/"
