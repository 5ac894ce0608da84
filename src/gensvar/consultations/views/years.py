"""What the pages of a year have in common: which year, and files to take along."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from gensvar.kernel.numbers import whole


def asked_year(request: HttpRequest, years: Sequence[int]) -> int:
    """Return the year that is asked for with `ar`, or the latest of `years`."""
    year = whole(request.GET.get("ar", ""))
    return year if year in years else years[0]


def file(made: bytes, kind: str, name: str) -> HttpResponse:
    """Hand out a file that is kept by no cache."""
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
