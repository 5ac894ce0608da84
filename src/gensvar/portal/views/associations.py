"""The door for associations: everything that is there for them, in one place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

# The name of an address, what it is called, and what one does there.
PLACES = (
    (
        "ask-region",
        _("Ask the region"),
        _("One form for every question. You get an answer day at once."),
    ),
    (
        "public-support",
        _("Find support"),
        _("What you can apply for, how much, and when you get an answer."),
    ),
    (
        "public-organisations",
        _("See who is here"),
        _("What other organisations do, for whom, and how to reach them."),
    ),
    (
        "public-listings",
        _("Find each other"),
        _("Rooms, equipment and help that somebody has and somebody needs."),
    ),
    (
        "public-exchange",
        _("Learn from each other"),
        _("Study visits and days when those who decide come to you."),
    ),
    (
        "public-news",
        _("See what is new"),
        _("News from organisations and the region, and support that has opened."),
    ),
    (
        "public-agreements",
        _("Join an agreement"),
        _("What the region and organisations have promised each other."),
    ),
    (
        "public-organisation-new",
        _("Get a page of your own"),
        _("Your own year here. You come in by a link, without a password."),
    ),
)


@require_safe
def associations(request: HttpRequest) -> HttpResponse:
    """Show what an association can do here, in the order in which it is asked for."""
    places = [(reverse(name), words, about) for name, words, about in PLACES]
    return render(request, "portal/associations.html", {"places": places})
