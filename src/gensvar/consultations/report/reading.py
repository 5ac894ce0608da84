"""A report as it stands now, read from what was written and counted."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.consultations.models import YearlyReport
from gensvar.consultations.report.figures import Report, parts_from
from gensvar.kernel.days import said

# The authority that follows up reads Swedish.
LANGUAGE = "sv"


def report_of(report: YearlyReport) -> Report:
    """Return a report with its words and the figures that were counted last."""
    with override(LANGUAGE):
        words = (
            (_("How the groups were consulted"), report.how_consulted),
            (_("What came of it"), report.what_came),
            (_("What has been lacking"), report.what_lacks),
            (_("What happens next year"), report.next_year),
        )
        counted = timezone.localdate(report.counted_at) if report.counted_at else None
        return Report(
            title=_("Report of samråd %(year)s: %(name)s")
            % {"year": report.year, "name": report.programme.name},
            author=str(report.programme.body),
            year=report.year,
            language=LANGUAGE,
            counted_on=said(counted) if counted else "",
            words=tuple((heading, text) for heading, text in words if text),
            parts=parts_from(report.figures.get("parts", [])),
        )
