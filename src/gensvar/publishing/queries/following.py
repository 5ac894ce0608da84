"""The way of one contribution: themes, findings, decision basis, decision, answer."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Stage
from gensvar.feedback.queries.outcomes import ContributionOutcome, FindingOutcome
from gensvar.findings.models import DecisionBasis, Finding
from gensvar.findings.queries import hand_overs_of, themes_of
from gensvar.kernel import addresses
from gensvar.kernel.prepared import NUMBER, Prepared
from gensvar.ui.dates import day, days
from gensvar.ui.shapes import PathStep

_BASIS = Prepared(
    lambda dialogue: DecisionBasis.objects.filter(
        dialogue=dialogue, handed_over_at__isnull=False
    ),
    NUMBER,
)


def way_of(row: Contribution, became: ContributionOutcome) -> list[PathStep]:
    """Return the steps that a contribution has taken, and those to come (S2-07).

    Themes and findings are shown once the decision basis has been handed over, the
    decision once the answer has been published: as on the dialogue's own pages.
    """
    basis = _BASIS.first(row.dialogue_id)
    way = [
        PathStep(
            _("Came in"),
            body=str(row.get_channel_display()),
            day=day(row.received_on),
            section=row.place,
        )
    ]
    if basis:
        way += [*_sorted(row), *_found(became), _handed_over(row, basis)]
        way += [step for item in became.findings for step in _decided(row, item)]
    way += _answer(row, became, is_handed_over=basis is not None)
    return way


def _sorted(row: Contribution) -> Iterator[PathStep]:
    names = [theme.name for theme in themes_of(row)]
    if names:
        yield PathStep(
            ngettext(
                "Sorted under the theme %(names)s",
                "Sorted under the themes %(names)s",
                len(names),
            )
            % {"names": ", ".join(names)}
        )


def _found(became: ContributionOutcome) -> Iterator[PathStep]:
    found = Finding.objects.in_bulk([item.finding for item in became.findings])
    for item in became.findings:
        title = found[item.finding].title
        words = _("Part of the finding: %(finding)s") % {"finding": title}
        yield PathStep(words, address=became.address_of(item))


def _handed_over(row: Contribution, basis: DecisionBasis) -> PathStep:
    assert basis.handed_over_at is not None  # noqa: S101 -- only such are read
    bodies = [each.body.name for each in hand_overs_of(row.dialogue)]
    return PathStep(
        _("Handed over in the decision basis"),
        body=", ".join(bodies),
        day=day(timezone.localdate(basis.handed_over_at)),
    )


def _decided(row: Contribution, item: FindingOutcome) -> Iterator[PathStep]:
    if item.weighing is None or item.decision is None:
        return
    decision = item.decision
    yield PathStep(
        _("Weighed in a decision: %(outcome)s")
        % {"outcome": item.weighing.get_outcome_display()},
        body=decision.body.name,
        day=days(decision.starts_on, decision.ends_on),
        section=f"§ {decision.section_number}",
        address=f"/arenden/{row.dialogue.matter_id}/",
    )


def _answer(
    row: Contribution, became: ContributionOutcome, *, is_handed_over: bool
) -> Iterator[PathStep]:
    if became.answered_on:
        answer = addresses.dialogue_answer(row.dialogue.slug)
        yield PathStep(
            _("The answer was given"), day=day(became.answered_on), address=answer
        )
    elif row.dialogue.stage not in {Stage.CLOSED, Stage.CANCELLED}:
        if not is_handed_over:
            yield PathStep(_("Put together and handed over"), kind="ahead")
        yield PathStep(_("Decided and answered"), day=_by(became), kind="ahead")


def _by(became: ContributionOutcome) -> str:
    if became.promised is None:
        return ""
    return _("An answer by %(day)s") % {"day": day(became.promised)}
