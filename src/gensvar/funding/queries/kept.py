"""Support as those who work here see it: what is written down, and what it lacks."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from gensvar.funding.lacking import lacks_to_be_shown
from gensvar.funding.models import FundingForm, FundingRound
from gensvar.funding.policies import may_read_funding
from gensvar.funding.queries.shown import Support, as_support
from gensvar.kernel.days import today
from gensvar.organisations.policies import Visitor


@dataclass(frozen=True)
class KeptRow:
    """One form of support with what is lacking."""

    form: FundingForm
    support: Support
    lacks: tuple[str, ...]


def all_funding() -> list[KeptRow]:
    """Return all support with what it lacks; what lacks most comes first."""
    rows = FundingForm.objects.select_related("body")
    found = [as_kept(row) for row in rows.prefetch_related("rounds", "reports")]
    return sorted(found, key=lambda one: (-len(one.lacks), one.form.name.casefold()))


def as_kept(form: FundingForm) -> KeptRow:
    """Return one form of support with what is lacking."""
    support = as_support(form)
    return KeptRow(form, support, tuple(lacking(form, support)))


def lacking(form: FundingForm, support: Support) -> list[str]:
    """Return what a reader would miss: a contact, days, or that it was gone through."""
    found = [str(phrase) for phrase in lacks_to_be_shown(form)]
    if support.state in {"unknown", "closed"}:
        found.append(_("the days of the next round"))
    if not form.reports.all():
        found.append(_("what to report back"))
    if form.review_on is None:
        found.append(_("a day for the next review"))
    elif form.review_on <= today():
        found.append(_("a review: its day has passed"))
    return found


def funding_for(user: Visitor, number: int) -> FundingForm:
    """Return support that a person may read, or raise Http404."""
    rows = FundingForm.objects.filter(pk=number).select_related("body")
    found = rows.prefetch_related("rounds", "reports").first()
    if found is None or not may_read_funding(user):
        raise Http404
    return found


def round_in(form: FundingForm, number: int) -> FundingRound:
    """Return one round of support, or raise Http404."""
    for row in form.rounds.all():
        if row.pk == number:
            row.form = form
            return row
    raise Http404
