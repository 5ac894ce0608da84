"""The page where the first administrator makes their account."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from gensvar.kernel.errors import Invalid
from gensvar.organisations.actions.first import code_works, make_first_administrator
from gensvar.organisations.forms import FirstAccountForm


@never_cache
def first_administrator(request: HttpRequest, code: str) -> HttpResponse:
    """Make the first administrator with the code that `gensvar init` printed."""
    if not code_works(code):
        return render(request, "organisations/first_ended.html", status=410)
    form = FirstAccountForm(request.POST or None)
    if form.is_valid():
        language = get_language() or ""
        try:
            user = make_first_administrator(
                code, language=language, **form.cleaned_data
            )
        except Invalid as wrong:
            form.add_error(wrong.field or None, str(wrong.sentence))
        else:
            login(request, user)
            return redirect("bodies")
    status = 422 if form.is_bound else 200
    response = render(
        request, "organisations/first.html", {"form": form}, status=status
    )
    # Without any referrer browsers hide where a form comes from, and it is refused.
    response["Referrer-Policy"] = "same-origin"
    return response
