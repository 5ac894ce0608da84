"""A form of support: written down, changed, gone through, shown and taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.funding.lacking import lacks_to_be_shown
from gensvar.funding.models import (
    After,
    FundingForm,
    FundingKind,
    Indexing,
    ReportBack,
)
from gensvar.funding.periods import read_span
from gensvar.funding.policies import may_begin_funding, may_keep_funding
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body, OrganisationKind

FACTS = (
    *("name", "kind", "purpose", "benefit", "for_whom", "for_kinds", "place"),
    *("least", "most", "period_words", "indexed", "index_how", "conditions"),
    *("steps", "contact_role", "contact_email", "link", "valid_from", "valid_to"),
    "review_on",
)


@dataclass(frozen=True)
class Report:
    """What is to be reported back, and how many days after what, if that is set."""

    what: str
    days: int | None = None
    after: str = ""


def check_may(form: FundingForm, by: User) -> None:
    """Raise NotAllowed for those who do not keep a form of support."""
    if not may_keep_funding(by, form):
        raise NotAllowed


@transaction.atomic
def begin_funding(
    body: Body, facts: Mapping[str, Any], reports: Sequence[Report] = (), *, by: User
) -> FundingForm:
    """Write down a form of support that a body gives. Raises Invalid."""
    # Any: the values of any field.
    if not may_begin_funding(by, body):
        raise NotAllowed
    if not body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    given = _checked({"valid_from": today(), **facts})
    try:
        with transaction.atomic():
            form = FundingForm.objects.create(body=body, created_by=by, **given)
    except IntegrityError as known:
        raise Invalid(
            _("The body already has support by this name."), "name"
        ) from known
    _write_reports(form, reports)
    record("begin funding", form, by=by, body=body.pk, kind=form.kind)
    return form


@transaction.atomic
def change_funding(
    form: FundingForm,
    seen_version: int,
    facts: Mapping[str, Any],
    reports: Sequence[Report],
    *,
    by: User,
) -> None:
    """Change what is said of a form of support. Raises Invalid and Stale."""
    # Any: the values of any field.
    check_may(form, by)
    before = {name: getattr(form, name) for name in FACTS}
    given = _checked({**before, **facts})
    try:
        with transaction.atomic():
            save_if_current(form, seen_version, given)
    except IntegrityError as known:
        raise Invalid(
            _("The body already has support by this name."), "name"
        ) from known
    _write_reports(form, reports)
    changed = sorted(name for name in FACTS if before[name] != given[name])
    record("change funding", form, by=by, fields=changed)


def _write_reports(form: FundingForm, reports: Sequence[Report]) -> None:
    for one in reports:
        if one.days is not None and one.after not in After.values:
            raise Invalid(_("Choose from when the days are counted."))
    form.reports.all().delete()
    ReportBack.objects.bulk_create(
        ReportBack(
            form=form, order=order, what=one.what, days=one.days, after=one.after
        )
        for order, one in enumerate(reports)
    )


def _checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts ready to be written. Raises Invalid."""
    # Any: the values of any field.
    given = {name: facts[name] for name in FACTS if name in facts}
    given = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in given.items()
    }
    _check_words(given)
    least, most = given.get("least"), given.get("most")
    if least is not None and most is not None and least > most:
        raise Invalid(_("The largest sum is smaller than the smallest."), "most")
    ends = given.get("valid_to")
    if ends is not None and ends < given["valid_from"]:
        raise Invalid(_("The last day is before the first day."), "valid_to")
    span = read_span(given.get("period_words", ""))
    return given | {
        "months_least": span.least,
        "months_most": span.most,
        "is_open_ended": span.is_open_ended,
    }


def _check_words(given: Mapping[str, Any]) -> None:
    # Any: the values of any field.
    if not given.get("name"):
        raise Invalid(_("Write what the support is called."), "name")
    if given.get("kind") not in FundingKind.values:
        raise Invalid(_("Choose what kind of support it is."), "kind")
    if not given.get("purpose"):
        raise Invalid(_("Write what the support is for."), "purpose")
    if not set(given.get("for_kinds", ())) <= set(OrganisationKind.values):
        raise Invalid(_("Choose kinds of organisations from the list."), "for_kinds")
    if given.get("index_how") and given.get("indexed") != Indexing.YES:
        raise Invalid(_("Say yes to indexed when you write how."), "indexed")


@transaction.atomic
def publish_funding(form: FundingForm, *, by: User) -> None:
    """Show support to everyone. Raises NotYet when one could not apply from it."""
    check_may(form, by)
    hold(form, "published_at", *FACTS)
    missing = lacks_to_be_shown(form)
    if missing:
        raise NotYet(missing)
    if form.published_at is None:
        form.published_at = timezone.now()
        form.save(update_fields=["published_at"])
        rows = form.rounds.filter(told_on__isnull=True, closes_on__isnull=False)
        rows.update(told_on=today())
        record("publish funding", form, by=by)


@transaction.atomic
def withdraw_funding(form: FundingForm, *, by: User) -> None:
    """Take support away from the pages for everyone."""
    check_may(form, by)
    hold(form, "published_at")
    if form.published_at is not None:
        form.published_at = None
        form.save(update_fields=["published_at"])
        record("withdraw funding", form, by=by)


@transaction.atomic
def review_funding(form: FundingForm, next_on: date | None, *, by: User) -> None:
    """Note that what is said of support was gone through today, and when it is next."""
    check_may(form, by)
    if next_on is not None and next_on <= today():
        raise Invalid(_("Choose a day that has not come yet."), "review_on")
    form.reviewed_on, form.review_on = today(), next_on
    form.save(update_fields=["reviewed_on", "review_on"])
    record("review funding", form, by=by)
