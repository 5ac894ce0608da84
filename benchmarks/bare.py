"""Two views with nothing of ours in them: fifty rows, and a form that inserts one.

They stand behind the same middleware and read the same database as our own pages.
"""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template import Context, Engine

from benchmarks.models import BareRow
from gensvar.contributions.models import Contribution

ROWS = 50
LIST = Engine().from_string(
    "<!doctype html><title>Rows</title><ul>{% for row in rows %}"
    '<li>{{ row.received_on|date:"Y-m-d" }} {{ row.text }}</li>{% endfor %}</ul>'
)
FORM = Engine().from_string(
    '<!doctype html><title>Form</title><form method="post">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="{{ token }}">'
    "{{ form.as_p }}<button>Send</button></form>"
)


class BareForm(forms.Form):
    """One text."""

    text = forms.CharField(widget=forms.Textarea)


def rows(request: HttpRequest) -> HttpResponse:
    """Render fifty rows."""
    found = Contribution.objects.all()[:ROWS]
    return HttpResponse(LIST.render(Context({"rows": found})))


def form(request: HttpRequest) -> HttpResponse:
    """Insert one row and lead on; without one, show the form."""
    asked = BareForm(request.POST if request.method == "POST" else None)
    if asked.is_bound and asked.is_valid():
        with transaction.atomic():
            BareRow.objects.create(text=asked.cleaned_data["text"])
        return redirect("/bare/form/")
    return HttpResponse(
        FORM.render(Context({"form": asked, "token": get_token(request)}))
    )
