"""The gallery: every component on one page, to look at and to test."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.ui import gallery as samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in all its states."""
    pages = Paginator(range(30), 10)
    return render(
        request,
        "ui/gallery.html",
        {
            **samples.plain_shapes(),
            "lines": samples.life_lines(),
            "marks": samples.answer_marks(),
            "decisions": samples.decisions(),
            "form": samples.SampleForm(),
            "wrong_form": samples.sample_form_with_errors(),
            "list_page": pages.page(2),
        },
    )
