"""The words: what each means, A to Ö, and a search by how they begin."""

from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.requests import SignedInRequest
from gensvar.guidance.forms.texts import WordsForm
from gensvar.guidance.policies import may_edit_guidance
from gensvar.guidance.public import by_letter, terms_beginning
from gensvar.guidance.views.opening import readers_only


@readers_only
def terms(request: SignedInRequest) -> HttpResponse:
    """List the words by their first letter."""
    form = WordsForm(request.GET)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "asked": asked,
        "letters": by_letter(terms_beginning(asked)),
        "may_edit": may_edit_guidance(request.user),
    }
    return render(request, "guidance/terms.html", context)
