"""What this site is, how accessible it is, and what happens with personal data."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    """Say what Gensvar is for, and how a contribution travels."""
    return render(request, "portal/about.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "portal/accessibility.html")


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
