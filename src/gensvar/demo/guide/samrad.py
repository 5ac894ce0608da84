"""What is agreed with the minorities: needs, structure, agreement, and consultation."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gensvar.agreements.models import Agreement
from gensvar.demo.guide.shapes import Place, Step, to
from gensvar.demo.personas import BY_KEY
from gensvar.inventories.models import Audience, NeedsInventory
from gensvar.programmes.models import Programme
from gensvar.sami_consultations.models import SamiConsultation

KEEPER = "maja"


def steps() -> Iterator[Step]:
    """Yield the steps from what the groups need to what both sides agreed on."""
    programme = Programme.objects.order_by("pk").first()
    if programme is None:
        return
    agreement = Agreement.objects.filter(published_at__isnull=False).first()
    if agreement is not None:
        yield _read(agreement)
    yield _needs(programme)
    yield _structure(programme)
    yield _year(programme)
    if (consultation := SamiConsultation.objects.order_by("pk").first()) is not None:
        yield _consult(consultation)


def _read(agreement: Agreement) -> Step:
    address = to("public-agreement", agreement.public_id)
    return Step(
        _("Read the agreement, also in Yiddish"),
        _(
            "Who agreed, who decided and when. One group objected, and its words stand "
            "beside the decision. In Yiddish the page reads from right to left."
        ),
        [
            Place(_("The agreement"), address),
            Place(_("The agreement in Yiddish"), f"{address}?sprak=yi"),
        ],
    )


def _needs(programme: Programme) -> Step:
    rows = NeedsInventory.objects.filter(programme=programme, audience=Audience.GROUPS)
    places = [Place(_("All needs inventories"), to("needs-inventories", programme.pk))]
    if (inventory := rows.order_by("pk").first()) is not None:
        matrix = to("needs-matrix", programme.pk, inventory.pk)
        places.insert(0, Place(_("What each group wants to talk about"), matrix))
    return Step(
        _("See what the groups need"),
        _("Follow a box in the table to the words that somebody wrote."),
        places,
        persona=BY_KEY[KEEPER],
    )


def _structure(programme: Programme) -> Step:
    return Step(
        _("Follow how the form of samråd came about"),
        _(
            "Proposed from what was needed, answered by the groups, tried for a time, "
            "judged by both sides, and decided."
        ),
        [Place(_("The structure"), to("structure", programme.pk))],
        persona=BY_KEY[KEEPER],
    )


def _year(programme: Programme) -> Step:
    return Step(
        _("Look after the year"),
        _(
            "What comes when, what is carried over from earlier years, and what became "
            "of each item. One item waits for somebody to say where it leads."
        ),
        [
            Place(_("The year"), to("programme-wheel", programme.pk)),
            Place(_("Items and matters"), to("programme-items", programme.pk)),
        ],
        persona=BY_KEY[KEEPER],
    )


def _consult(consultation: SamiConsultation) -> Step:
    return Step(
        _("Read a consultation with the Sámi people"),
        _(
            "It has its own procedure and its own record. A sameby declared that "
            "agreement cannot be reached; both sides’ reasons stand there. Close it "
            "when you have read it."
        ),
        [Place(_("The consultation"), to("sami-consultation", consultation.pk))],
        persona=BY_KEY[KEEPER],
    )
