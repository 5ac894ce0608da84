"""The decision basis: a page that reads as the document it becomes."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.documents.html import as_html
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.findings import actions
from gensvar.findings.document import shown_basis
from gensvar.findings.forms import BasisForm
from gensvar.findings.models import DecisionBasis, Finding
from gensvar.findings.policies import may_report_back
from gensvar.findings.queries import basis_of, hand_overs_of, is_overdue
from gensvar.findings.views.loading import fits, home, shared, shown, to_compile
from gensvar.kernel.errors import Stale
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done
from gensvar.ui.shapes import Check

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
def basis(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the basis as the elected will read it."""
    dialogue = dialogue_for(request.user, number)
    found = basis_of(dialogue)
    hand_overs = list(hand_overs_of(dialogue)) if found else []
    context = shared(request, dialogue, Entry(_("Decision basis")))
    context |= {
        "basis": found,
        "article": as_html(shown_basis(dialogue, found, hand_overs), with_head=False),
        "home": home(dialogue),
        "checks": []
        if found and found.handed_over_at
        else _checks(dialogue, found, has_recipients=bool(hand_overs)),
        "hand_overs": [
            (row, is_overdue(row), may_report_back(request.user, row))
            for row in hand_overs
        ],
    }
    return render(request, "findings/basis.html", context)


def _checks(
    dialogue: Dialogue, found: DecisionBasis | None, *, has_recipients: bool
) -> list[Check]:
    """Return what this app knows must be there before the hand-over."""
    number = dialogue.number
    writing = reverse("basis-write", args=[number])
    return [
        Check(
            _("At least one finding"),
            _has_findings(dialogue, found),
            address=reverse("findings", args=[number]),
        ),
        Check(_("Method"), bool(found and found.method), address=writing),
        Check(
            _("Who was not reached"), bool(found and found.not_reached), address=writing
        ),
        Check(
            _("Who gets the basis"),
            has_recipients,
            address=reverse("recipients", args=[number]),
        ),
    ]


def _has_findings(dialogue: Dialogue, found: DecisionBasis | None) -> bool:
    if found is None:
        return Finding.objects.filter(dialogue=dialogue).exists()
    return bool(found.has_findings)  # type: ignore[attr-defined] # annotated


@signed_in
def write_basis(request: SignedInRequest, number: str) -> HttpResponse:
    """Write method, who was not reached and the result conference."""
    dialogue = to_compile(request, number)
    found = basis_of(dialogue) or DecisionBasis(dialogue=dialogue)
    form = BasisForm(request.POST or None, initial=vars(found))
    other = None
    if request.method == "POST" and form.is_valid():
        try:
            if _write(request, dialogue, form):
                tell_done(request, _("The decision basis is saved."))
                return redirect("basis", number)
        except Stale:
            other = basis_of(dialogue)
            version = other.version if other else 1
            form = BasisForm({**request.POST.dict(), "version": version})
    context = shared(
        request,
        dialogue,
        Entry(_("Decision basis"), reverse("basis", args=[number])),
        Entry(_("Write")),
    )
    return shown(request, "findings/basis_form.html", context | {"other": other}, form)


def _write(request: SignedInRequest, dialogue: Dialogue, form: BasisForm) -> bool:
    return fits(
        form,
        lambda: actions.write_basis(
            actions.begin_basis(dialogue, by=request.user),
            form.words(),
            seen_version=form.cleaned_data["version"],
            by=request.user,
        ),
    )


def _file_name(dialogue: Dialogue, ending: str) -> str:
    return f"beslutsunderlag-{dialogue.number}.{ending}"


@signed_in
def basis_word(request: SignedInRequest, number: str) -> HttpResponse:
    """Send the basis as a Word file."""
    dialogue = dialogue_for(request.user, number)
    found = basis_of(dialogue)
    made = as_word(shown_basis(dialogue, found), at=_made_at(found))
    return _file(made, WORD, _file_name(dialogue, "docx"))


@signed_in
def basis_pdf(request: SignedInRequest, number: str) -> HttpResponse:
    """Send the basis as a tagged PDF."""
    dialogue = dialogue_for(request.user, number)
    found = basis_of(dialogue)
    made = as_pdf(shown_basis(dialogue, found), at=_made_at(found))
    return _file(made, "application/pdf", _file_name(dialogue, "pdf"))


def _made_at(found: DecisionBasis | None) -> datetime:
    """Return the moment of the hand-over, so that the same basis is the same file."""
    return (found and found.handed_over_at) or timezone.now()


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=kind, headers=headers)
