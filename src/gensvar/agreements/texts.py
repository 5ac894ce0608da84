"""Which texts of structures and agreements can stand in several languages."""

from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gensvar.agreements.models import (
    Agreement,
    AgreementPart,
    Commitment,
    ProposalPart,
)
from gensvar.translations.things import Thing


def thing_of_part(part: ProposalPart) -> Thing:
    """Return one part of a proposed structure."""
    return Thing(
        "agreements.proposalpart",
        part.pk,
        {"words": part.words},
        labels={"words": part.get_part_display()},
    )


def things_of_agreement(
    agreement: Agreement,
    parts: Iterable[AgreementPart],
    commitments: Iterable[Commitment] = (),
) -> list[Thing]:
    """Return an agreement, the parts of its text and what both sides commit to."""
    things = [
        Thing(
            "agreements.agreement",
            agreement.pk,
            {"title": agreement.title},
            labels={"title": _("Title")},
        )
    ]
    for number, part in enumerate(parts, start=1):
        labels = {
            "heading": format_lazy("{} {}", _("Heading"), number),
            "words": format_lazy("{} {}", _("Text"), number),
        }
        words = {"heading": part.heading, "words": part.words}
        things.append(Thing("agreements.agreementpart", part.pk, words, labels=labels))
    for number, row in enumerate(commitments, start=1):
        named = {"words": format_lazy("{} {}", _("Commitment"), number)}
        things.append(
            Thing("agreements.commitment", row.pk, {"words": row.words}, labels=named)
        )
    return things
