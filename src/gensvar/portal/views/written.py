"""The page where an organisation answers a written question, without account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.consultations.public import written as public
from gensvar.kernel.refusals import refusals_in
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.links import opened
from gensvar.portal.written_forms import WrittenAnswerForm
from gensvar.ui.notices import tell_done


@require_http_methods(["GET", "HEAD", "POST"])
@for_one_person
def written(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question to one organisation, and take its answer once."""
    page = opened(request, public.written_page, token)
    if isinstance(page, HttpResponse):
        return page
    form = WrittenAnswerForm(request.POST or None, initial={"key": public.fresh_key()})
    if form.is_valid():
        with refusals_in(form):
            public.answer(page, form.cleaned_data["words"], form.cleaned_data["key"])
            tell_done(request, _("Thank you. Your answer is saved."))
            return redirect("answer-written-question", token)
    context = {"asked": page, "form": form}
    status = 422 if form.is_bound else 200
    shown = render(request, "portal/written.html", context, status=status)
    return with_a_form(shown)
