"""The letters to representatives: to the organisation's address, each says one thing.

They name the matter and what the region writes of it. What a representative has said
is in no letter.
"""

from django.conf import settings

from gensvar.notifications.actions import Message, write
from gensvar.sami_consultations.models import (
    Inquiry,
    Party,
    Representative,
    WrittenAccount,
)

INQUIRY, ACCOUNT = "sami inquiry", "sami account"
INFORMATION = "sami information"


def do_you_want_consultation(party: Party, inquiry: Inquiry) -> Message:
    """Inform of the matter and ask whether consultation is wanted (8 §)."""
    return _letter(
        "inquiry",
        INQUIRY,
        party,
        key=f"{INQUIRY} {inquiry.pk} {party.pk}",
        what=inquiry,
    )


def here_are_the_questions(party: Party, account: WrittenAccount) -> Message:
    """Send the written account, with the time to prepare (9 §)."""
    return _letter(
        "account",
        ACCOUNT,
        party,
        key=f"{ACCOUNT} {account.pk} {party.pk}",
        what=account,
    )


def we_consult_apart(party: Party, sametinget: Representative) -> Message:
    """Tell Sametinget that a sameby or an organisation is consulted apart (7 §)."""
    return write(
        "sami_consultations/letters/information",
        kind=INFORMATION,
        key=f"{INFORMATION} {party.pk}",
        to=sametinget.email,
        language=sametinget.language,
        cause=f"sami party {party.pk}",
        who=party.representative.organisation.name,
        matter=party.consultation.matter,
        body=party.consultation.matter.body.name,
        contact=_contact(party),
    )


def _letter(
    name: str, kind: str, party: Party, *, key: str, what: Inquiry | WrittenAccount
) -> Message:
    return write(
        f"sami_consultations/letters/{name}",
        kind=kind,
        key=key,
        to=party.representative.email,
        language=party.representative.language,
        cause=f"sami party {party.pk}",
        matter=party.consultation.matter,
        body=party.consultation.matter.body.name,
        contact=_contact(party),
        what=what,
    )


def _contact(party: Party) -> str:
    return party.consultation.matter.body.contact or settings.REGION_CONTACT
