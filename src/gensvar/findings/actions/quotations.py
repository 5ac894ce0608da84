"""Quotations: words of a contribution that are pointed at, never retyped."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Visibility
from gensvar.findings.actions.standing import ask
from gensvar.findings.excerpts import place_of
from gensvar.findings.models import Finding, Quotation
from gensvar.findings.queries import contributions_of, quotable
from gensvar.kernel.errors import Invalid


@transaction.atomic
def quote(
    finding: Finding, contribution: Contribution, excerpt: str = "", *, by: User
) -> Quotation:
    """Quote a contribution in a finding: the whole of it, or words that stand in it."""
    dialogue = finding.dialogue
    ask(dialogue, by)
    if not quotable(dialogue).filter(pk=contribution.pk).exists():
        raise Invalid(why_not_quotable(dialogue, contribution), "excerpt")
    if not contributions_of(finding).filter(pk=contribution.pk).exists():
        raise Invalid(
            _("Sort the contribution under one of the finding's themes first."),
            "excerpt",
        )
    text = contribution.text
    place = place_of(excerpt or text, text)
    if place is None:
        raise Invalid(
            _(
                "These words do not stand in the contribution. Copy them from it and "
                "leave them as they are."
            ),
            "excerpt",
        )
    start, end = place
    last = finding.quotations.aggregate(last=Max("position"))["last"]
    quotation, is_new = Quotation.objects.get_or_create(
        finding=finding,
        contribution=contribution,
        start=start,
        end=end,
        defaults={"chosen_by": by, "position": 0 if last is None else last + 1},
    )
    if is_new:
        record("quote contribution", finding, by=by, contribution=contribution.pk)
    return quotation


def why_not_quotable(dialogue: Dialogue, contribution: Contribution) -> str:
    """Return the sentence that says why words may not be quoted."""
    if dialogue.contribution_visibility == Visibility.NEVER:
        return str(
            _(
                "Those who wrote were told that contributions are never shown one by "
                "one. Therefore nothing can be quoted."
            )
        )
    if contribution.hidden_at is not None:
        return str(_("The contribution is hidden and cannot be quoted."))
    if contribution.disposed_at is not None:
        return str(_("The words have been disposed of and cannot be quoted."))
    return str(
        _("The contribution has not been reviewed. Review it, then it can be quoted.")
    )


@transaction.atomic
def take_out_quotation(quotation: Quotation, *, by: User) -> None:
    """Take a quotation out of a finding; the contribution stays where it is."""
    finding = quotation.finding
    ask(finding.dialogue, by)
    record("take out quotation", finding, by=by, contribution=quotation.contribution_id)
    quotation.delete()
