"""The line above every page that says that nothing here is real."""

from django.http import HttpRequest
from django.urls import reverse

from gensvar.demo.personas import who_is


def reminder(request: HttpRequest) -> dict[str, object]:
    """Give the base page the template of the line, and who the visitor is now."""
    return {
        "above_the_page": "demo/reminder.html",
        "demo_guide": reverse("demo-guide"),
        "demo_persona": who_is(getattr(request, "user", None)),
        "demo_is_here": request.path == reverse("demo-guide"),
    }
