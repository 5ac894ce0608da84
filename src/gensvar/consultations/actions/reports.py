"""The yearly report: count its figures, write its words, and note that it was sent."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.actions.duties import check_day
from gensvar.consultations.models import SentReport, YearlyReport
from gensvar.consultations.policies import may_report_year
from gensvar.consultations.report.counting import parts_of
from gensvar.consultations.report.figures import parts_to, to_data
from gensvar.consultations.report.reading import report_of
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.programmes.models import Programme

# The authority that follows up reads Swedish.
LANGUAGE = "sv"
WORDS = ("how_consulted", "what_came", "what_lacks", "next_year")


@transaction.atomic
def write_report(
    programme: Programme,
    year: int,
    seen_version: int,
    words: Mapping[str, str],
    *,
    by: User,
) -> YearlyReport:
    """Write the words of a report, and count its figures anew.

    `seen_version` is 0 where there was no report yet. Raises NotAllowed, Invalid for
    a year to come, and Stale when somebody else was first.
    """
    if not may_report_year(by, programme):
        raise NotAllowed
    if not programme.started_on.year <= year <= today().year:
        raise Invalid(_("The programme does not report this year."))
    hold(programme)
    said = {name: str(words.get(name, "")).strip() for name in WORDS}
    report = YearlyReport.objects.filter(programme=programme, year=year).first()
    if report is None:
        if seen_version:
            raise Stale
        report = YearlyReport.objects.create(
            programme=programme, year=year, written_by=by, **said
        )
    else:
        save_if_current(report, seen_version, {**said, "written_by": by})
    _count(report)
    record("write yearly report", report, by=by, year=year)
    return report


@transaction.atomic
def send_report(
    report: YearlyReport, facts: Mapping[str, Any], *, by: User
) -> SentReport:
    """Note that a report was sent: to whom, when, with which registry number.

    The report is kept as it stands now and never changes again. Raises NotAllowed,
    NotYet while no figures are counted, and Invalid for a day to come.
    """
    # Any: the values of any field.
    if not may_report_year(by, report.programme):
        raise NotAllowed
    if report.counted_at is None:
        raise NotYet([_("the figures of the report")])
    if not str(facts.get("to", "")).strip():
        raise Invalid(_("Write whom it was sent to."), "to")
    check_day(facts["sent_on"], "sent_on")
    hold(report)
    last = SentReport.objects.filter(report=report).order_by("-number").first()
    sent = SentReport.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        content=to_data(report_of(report)),
        noted_by=by,
        **facts,
    )
    record("send yearly report", report, by=by, number=sent.number)
    return sent


def _count(report: YearlyReport) -> None:
    with override(LANGUAGE):
        parts = parts_of(report.programme, report.year)
        report.figures = {"parts": parts_to(parts)}
    report.counted_at = timezone.now()
    report.save(update_fields=["figures", "counted_at"])
