"""The words of dialogue and what they mean, for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.guidance.public import by_letter, terms_beginning


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """List the words by their first letter."""
    context = {"letters": by_letter(terms_beginning())}
    return render(request, "portal/terms.html", context)
