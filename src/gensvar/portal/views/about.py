"""What this site is, how accessible it is, and what happens with personal data."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

# The theme of questions about accessibility, where a region has made one.
ACCESSIBILITY = "tillganglighet"


def about(request: HttpRequest) -> HttpResponse:
    """Say what Gensvar is for, and how a contribution travels."""
    return render(request, "portal/about.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement, with the way to tell what does not work.

    Source: lagen om tillgänglighet till digital offentlig service (2018:1937), 13 §.
    """
    address = f"{reverse('ask-region')}?amne={ACCESSIBILITY}"
    return render(request, "portal/accessibility.html", {"ask_address": address})


def personal_data(request: HttpRequest) -> HttpResponse:
    """Say what is kept about people, and for how long."""
    return render(request, "portal/personal_data.html")


def small_numbers(request: HttpRequest) -> HttpResponse:
    """Explain how figures about few people are protected."""
    return render(request, "portal/small_numbers.html")


def whistle(request: HttpRequest) -> HttpResponse:
    """Say where one turns, in confidence, when something is wrong."""
    context = {"whistle": settings.REGION_WHISTLE}
    return render(request, "portal/whistle.html", context)
