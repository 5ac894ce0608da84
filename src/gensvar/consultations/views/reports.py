"""The yearly report: figures and words, its files, and what was sent."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.actions.reports import WORDS, send_report, write_report
from gensvar.consultations.forms.reports import ReportForm, SendForm
from gensvar.consultations.models import SentReport, YearlyReport
from gensvar.consultations.policies import may_report_year
from gensvar.consultations.queries.duties import years_of
from gensvar.consultations.report.figures import Report, from_data
from gensvar.consultations.report.files import as_document, as_sheets
from gensvar.consultations.report.reading import report_of
from gensvar.consultations.views.years import file
from gensvar.documents.html import as_html
from gensvar.documents.word import as_word
from gensvar.documents.workbook import XLSX, as_workbook
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.models import Programme
from gensvar.programmes.queries import programme_for
from gensvar.ui.notices import tell_done

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _year(programme: Programme, year: int) -> YearlyReport | None:
    """Return the report of a year, or nothing; Http404 for a year that has none."""
    if year not in years_of(programme, today().year):
        raise Http404
    rows = YearlyReport.objects.select_related("programme__body")
    return rows.filter(programme=programme, year=year).first()


@signed_in
def reports(request: SignedInRequest, programme: int) -> HttpResponse:
    """List the years, and how far the report of each has come."""
    found = programme_for(request.user, programme)
    written = {one.year: one for one in YearlyReport.objects.filter(programme=found)}
    sent: dict[int, SentReport] = {}
    copies = SentReport.objects.filter(report__in=written.values())
    for copy in copies.order_by("number"):
        sent[copy.report_id] = copy
    rows = [
        (year, one := written.get(year), sent.get(one.pk) if one else None)
        for year in years_of(found, today().year)
    ]
    context = {"programme": found, "rows": rows}
    return render(request, "consultations/reports.html", context)


@signed_in
def report(request: SignedInRequest, programme: int, year: int) -> HttpResponse:
    """Show the report of a year as it stands, and what was sent."""
    found = programme_for(request.user, programme)
    one = _year(found, year)
    context = {
        "programme": found,
        "year": year,
        "report": one,
        "article": as_html(as_document(report_of(one)), with_head=False) if one else "",
        "sent": SentReport.objects.filter(report=one) if one else [],
        "may_write": may_report_year(request.user, found),
    }
    return render(request, "consultations/report.html", context)


@signed_in
def write(request: SignedInRequest, programme: int, year: int) -> HttpResponse:
    """Write the words of a report; its figures are counted anew each time."""
    found = programme_for(request.user, programme)
    if not may_report_year(request.user, found):
        raise PermissionDenied
    one = _year(found, year)
    initial = {name: getattr(one, name) for name in (*WORDS, "version")} if one else {}
    form = ReportForm(request.POST or None, initial={"version": 0, **initial})
    if form.is_valid():
        with refusals_in(form):
            try:
                version = form.cleaned_data["version"]
                write_report(found, year, version, form.cleaned_data, by=request.user)
            except Stale:
                form.add_error(None, _("Somebody else saved meanwhile. Read it first."))
            else:
                tell_done(request, _("Saved, and the figures are counted anew."))
                return redirect("yearly-report", found.pk, year)
    context = {"programme": found, "year": year, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "consultations/write_report.html", context, status=status)


@signed_in
def send(request: SignedInRequest, programme: int, year: int) -> HttpResponse:
    """Note that the report was sent; it is kept just as it stands."""
    found = programme_for(request.user, programme)
    if not may_report_year(request.user, found):
        raise PermissionDenied
    one = _year(found, year)
    if one is None:
        raise Http404
    form = SendForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            send_report(one, form.cleaned_data, by=request.user)
            tell_done(request, _("The report is kept as it was sent."))
            return redirect("yearly-report", found.pk, year)
    context = {"programme": found, "year": year, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "consultations/send_report.html", context, status=status)


def _sent(programme: Programme, year: int, copy: int) -> SentReport:
    return get_object_or_404(
        SentReport.objects.select_related("report"),
        report__programme=programme,
        report__year=year,
        number=copy,
    )


@signed_in
def sent(
    request: SignedInRequest, programme: int, year: int, copy: int
) -> HttpResponse:
    """Show a report as it was sent."""
    found = programme_for(request.user, programme)
    one = _sent(found, year, copy)
    article = as_html(as_document(from_data(one.content)), with_head=False)
    context = {"programme": found, "year": year, "sent": one, "article": article}
    return render(request, "consultations/sent_report.html", context)


@signed_in
def report_file(
    request: SignedInRequest, programme: int, year: int, form: str, copy: int = 0
) -> HttpResponse:
    """Hand out a report, as it stands or as it was sent, as .docx or .xlsx."""
    found = programme_for(request.user, programme)
    if form not in {"docx", "xlsx"}:
        raise Http404
    read: Report
    if copy:
        kept = _sent(found, year, copy)
        read, at = from_data(kept.content), kept.noted_at
    else:
        one = _year(found, year)
        if one is None:
            raise Http404
        read, at = report_of(one), one.counted_at or timezone.now()
    name = f"rapport-{found.pk}-{year}{f'-{copy}' if copy else ''}.{form}"
    if form == "docx":
        return file(as_word(as_document(read), at=at), WORD, name)
    return file(as_workbook(as_sheets(read)), XLSX, name)
