"""The words of dialogue and what they mean, for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gensvar.guidance.public import by_letter, terms_beginning


def terms(request: HttpRequest) -> HttpResponse:
    """List the words by their first letter."""
    context = {"letters": by_letter(terms_beginning())}
    return render(request, "portal/terms.html", context)
