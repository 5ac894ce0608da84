"""The gallery: every component on one page, to look at and to test."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.ui import gallery as samples
from gensvar.ui.notices import tell_done


@require_http_methods(["GET", "HEAD", "POST"])
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in all its states; the sample form answers as forms do."""
    form = samples.SampleForm(request.POST or None)
    if form.is_valid():
        tell_done(request, _("Thank you. This was only a sample: nothing is saved."))
        return redirect("gallery")
    return render(
        request,
        "ui/gallery.html",
        {
            **samples.plain_shapes(),
            "lines": samples.life_lines(),
            "marks": samples.answer_marks(),
            "decisions": samples.decisions(),
            "form": form,
            "wrong_form": samples.sample_form_with_errors(),
            "list_page": Paginator(range(30), 10).page(2),
        },
        status=422 if form.is_bound else 200,
    )
