"""The door for associations: everything that is there for them, in one place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def associations(request: HttpRequest) -> HttpResponse:
    """Show what an association can do here, in the order in which it is asked for."""
    return render(request, "portal/associations.html", {"places": _places()})


def _places() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            reverse("ask-region"),
            _("Ask the region"),
            _("One form for every question. You get an answer day at once."),
        ),
        (
            reverse("public-support"),
            _("Find support"),
            _("What you can apply for, how much, and when you get an answer."),
        ),
        (
            reverse("public-organisations"),
            _("See who is here"),
            _("What other organisations do, for whom, and how to reach them."),
        ),
        (
            reverse("public-listings"),
            _("Find each other"),
            _("Rooms, equipment and help that somebody has and somebody needs."),
        ),
        (
            reverse("public-exchange"),
            _("Learn from each other"),
            _("Study visits and days when those who decide come to you."),
        ),
        (
            reverse("public-news"),
            _("See what is new"),
            _("News from organisations and the region, and support that has opened."),
        ),
        (
            reverse("public-agreements"),
            _("Join an agreement"),
            _("What the region and organisations have promised each other."),
        ),
        (
            reverse("public-organisation-new"),
            _("Get a page of your own"),
            _("Your own year here. You come in by a link, without a password."),
        ),
    )
