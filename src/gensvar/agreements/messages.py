"""The letters of structures and agreements: each says one thing, without any words."""

from gensvar.agreements.keys import GROUP, SIGNATORY, token_of
from gensvar.agreements.models import Agreement, GroupLink, Signatory, SignatoryState
from gensvar.kernel import addresses
from gensvar.kernel.secrets import derived_code
from gensvar.notifications.models import Letter
from gensvar.notifications.writing import Message, write

WAY_IN, CONFIRM, JOINED = "group link", "signatory confirm", "signatory answer"
REVIEW = "agreement days"


def group_page(token: str) -> str:
    """Return the address of a group's own page."""
    return f"/struktur/{token}/"


def signatory_page(token: str) -> str:
    """Return the address where an organisation confirms, and leaves."""
    return f"/overenskommelser/ansokan/{token}/"


def way_in(link: GroupLink) -> list[Message]:
    """Write to an organisation where its page is; nothing to who has no address."""
    organisation = link.organisation
    if organisation is None or not organisation.email:
        return []
    token = token_of(link)
    return [
        write(
            "agreements/letters/way_in",
            kind=WAY_IN,
            key=f"{GROUP} {link.pk}",
            to=organisation.email,
            language="sv",
            cause=f"programme {link.group.programme_id}",
            secret=token,
            programme=link.group.programme,
            address=addresses.absolute(group_page(token)),
        )
    ]


def confirm_application(signatory: Signatory) -> Message:
    """Ask an organisation to confirm that the address is its own."""
    return _to_signatory(signatory, "confirm", CONFIRM)


def answer_application(signatory: Signatory) -> Message:
    """Tell an organisation that it has joined, or why not."""
    return _to_signatory(signatory, "answer", JOINED)


def _to_signatory(signatory: Signatory, template: str, kind: str) -> Message:
    token = derived_code(SIGNATORY, signatory.key)
    return write(
        f"agreements/letters/{template}",
        kind=kind,
        key=f"{kind} {signatory.pk} {signatory.state}",
        to=signatory.email,
        language=signatory.language,
        cause=f"agreement {signatory.agreement_id}",
        secret=token,
        agreement=signatory.agreement,
        has_joined=signatory.state == SignatoryState.APPROVED,
        reason=signatory.reason,
        address=addresses.absolute(signatory_page(token)),
    )


def days_come(
    agreement: Agreement, what: str, months: int, to: str, language: str
) -> Message:
    """Remind of the day an agreement is to be reviewed, or ends (S1-31)."""
    due = agreement.review_on if what == "review" else agreement.valid_to
    return write(
        "agreements/letters/days",
        kind=REVIEW,
        key=f"{REVIEW} {agreement.pk} {what} {due} {months} {to}",
        to=to,
        language=language,
        cause=f"agreement {agreement.pk}",
        agreement=agreement,
        is_review=what == "review",
        day=due,
        address=addresses.absolute(f"/arbete/samrad/overenskommelser/{agreement.pk}/"),
    )


def applies_still(letter: Letter) -> bool:
    """Say whether an application still waits when the letter's turn comes."""
    pk = letter.key.removeprefix(f"{CONFIRM} ").split(" ")[0]
    rows = Signatory.objects.filter(pk=pk, state=SignatoryState.APPLIED)
    return rows.exists()


STILL_WANTED = {CONFIRM: applies_still}
