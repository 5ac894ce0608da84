"""Agreements: begin one, write its text, say with whom, review it, show it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementPart,
    AgreementParty,
    AgreementReview,
    AgreementStage,
    AgreementStep,
    IndexClause,
)
from gensvar.agreements.policies import may_begin_agreement, may_keep_agreement
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import Programme

# Only what has been decided is shown to everyone.
SHOWABLE = (
    AgreementStage.DECIDED,
    AgreementStage.IN_FORCE,
    AgreementStage.REVIEWED,
    AgreementStage.ENDED,
)
PUBLISHED, WITHDRAWN = "publish", "unpublish"


def check_may(agreement: Agreement, by: User) -> None:
    """Raise NotAllowed for those who do not keep an agreement."""
    if not may_keep_agreement(by, agreement):
        raise NotAllowed


def _open_draft(agreement: Agreement, by: User) -> None:
    check_may(agreement, by)
    hold(agreement, "stage", "revision")
    if agreement.stage != AgreementStage.DRAFT:
        raise Invalid(_("Take the agreement back first to change its text."))


@transaction.atomic
def begin_agreement(
    body: Body,
    kind: str,
    title: str,
    owner_role: str,
    *,
    by: User,
    programme: Programme | None = None,
) -> Agreement:
    """Begin an agreement that a body and a role own (S1-29, S1-31). Raises Invalid.

    The groups that the programme includes are its parties.
    """
    if not may_begin_agreement(by, body):
        raise NotAllowed
    if kind not in AgreementKind.values:
        raise Invalid(_("Choose what kind of agreement it is."), "kind")
    if programme is None and kind == AgreementKind.MINORITIES:
        raise Invalid(_("Choose the programme that the groups belong to."), "programme")
    _wanted(title, "title", _("Write what the agreement is called."))
    _wanted(owner_role, "owner_role", _("Write which role sees to the agreement."))
    if not body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    agreement = Agreement.objects.create(
        body=body,
        kind=kind,
        title=title.strip(),
        owner_role=owner_role.strip(),
        programme=programme,
        created_by=by,
    )
    record("begin agreement", agreement, by=by, body=body.pk, kind=kind)
    return agreement


def _wanted(text: str, field: str, sentence: Any) -> None:
    # Any: a sentence, translated later.
    if not text.strip():
        raise Invalid(sentence, field)


@transaction.atomic
def change_agreement(
    agreement: Agreement, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change who sees to it, its legal review, index clause, and who may join.

    Raises Invalid, and Stale when somebody else was first.
    """
    # Any: the values of any field.
    check_may(agreement, by)
    allowed = {"owner_role", "legal_review", "open_to_signatories"}
    allowed |= {"indexed", "index_how"}
    given = {name: facts[name] for name in facts if name in allowed}
    if "owner_role" in given:
        sentence = _("Write which role sees to the agreement.")
        _wanted(given["owner_role"], "owner_role", sentence)
    how = given.get("index_how", agreement.index_how).strip()
    if how and given.get("indexed", agreement.indexed) != IndexClause.YES:
        raise Invalid(_("Say yes to indexed when you write how."), "indexed")
    save_if_current(agreement, seen_version, given)
    record("change agreement", agreement, by=by, fields=sorted(given))


@transaction.atomic
def write_agreement(
    agreement: Agreement,
    seen_version: int,
    title: str,
    parts: Sequence[tuple[str, str]],
    *,
    by: User,
) -> None:
    """Write title and text of a draft, as pairs of heading and words.

    Words that somebody has already been asked about become a new version of the text:
    what was anchored before does not count for it. Raises Invalid and Stale.
    """
    _open_draft(agreement, by)
    _wanted(title, "title", _("Write what the agreement is called."))
    wanted = [(head.strip(), words.strip()) for head, words in parts]
    wanted = [pair for pair in wanted if any(pair)]
    if any(not all(pair) for pair in wanted):
        raise Invalid(_("Every part has a heading and a text."))
    changed = wanted != list(agreement.parts.values_list("heading", "words"))
    asked = agreement.anchorings.filter(revision=agreement.revision).exists()
    revision = agreement.revision + 1 if changed and asked else agreement.revision
    save_if_current(
        agreement, seen_version, {"title": title.strip(), "revision": revision}
    )
    for order, (heading, words) in enumerate(wanted):
        AgreementPart.objects.update_or_create(
            agreement=agreement,
            order=order,
            defaults={"heading": heading, "words": words},
        )
    agreement.parts.filter(order__gte=len(wanted)).delete()
    record("write agreement", agreement, by=by, parts=len(wanted), revision=revision)


@transaction.atomic
def add_party(
    agreement: Agreement, organisation: Organisation, *, by: User
) -> AgreementParty:
    """Say that an organisation is a party too. Raises Invalid when it already is."""
    _open_draft(agreement, by)
    row, is_new = AgreementParty.objects.get_or_create(
        agreement=agreement, organisation=organisation, defaults={"added_by": by}
    )
    if not is_new:
        raise Invalid(_("This organisation is already a party."), "organisation")
    record("add party", agreement, by=by, party=row.pk)
    return row


@transaction.atomic
def remove_party(row: AgreementParty, *, by: User) -> None:
    """Take a party away from a draft; what it has said stays in the record."""
    agreement = row.agreement
    _open_draft(agreement, by)
    record("remove party", agreement, by=by, party=row.pk)
    row.delete()


@transaction.atomic
def review_agreement(
    agreement: Agreement,
    words: str,
    *,
    by: User,
    reviewed_on: date | None = None,
    value_groups: str = "",
    value_services: str = "",
) -> AgreementReview:
    """Write what both sides found when they went through it. Raises Invalid, NotYet."""
    check_may(agreement, by)
    hold(agreement, "stage")
    if agreement.stage != AgreementStage.IN_FORCE:
        raise NotYet([_("that the agreement is in force")])
    _wanted(words, "words", _("Write what you found."))
    day = reviewed_on or today()
    if day > today():
        raise Invalid(_("That day has not come yet."), "reviewed_on")
    row = AgreementReview.objects.create(
        agreement=agreement,
        reviewed_on=day,
        words=words.strip(),
        value_groups=value_groups.strip(),
        value_services=value_services.strip(),
        by=by,
    )
    record("review agreement", agreement, by=by, review=row.pk)
    return row


@transaction.atomic
def publish_agreement(agreement: Agreement, *, by: User) -> None:
    """Show a decided agreement to everyone (S1-30). Raises NotYet before that."""
    check_may(agreement, by)
    hold(agreement, "stage", "published_at")
    if agreement.stage not in SHOWABLE:
        raise NotYet([_("that the agreement is decided")])
    if agreement.published_at is None:
        _show(agreement, PUBLISHED, by)
        record("publish agreement", agreement, by=by)


@transaction.atomic
def unpublish_agreement(agreement: Agreement, *, by: User) -> None:
    """Take an agreement away from the public pages."""
    check_may(agreement, by)
    hold(agreement, "published_at")
    if agreement.published_at is not None:
        _show(agreement, WITHDRAWN, by)
        record("unpublish agreement", agreement, by=by)


def _show(agreement: Agreement, step: str, by: User) -> None:
    agreement.published_at = timezone.now() if step == PUBLISHED else None
    agreement.save(update_fields=["published_at"])
    AgreementStep.objects.create(agreement=agreement, step=step, day=today(), by=by)
