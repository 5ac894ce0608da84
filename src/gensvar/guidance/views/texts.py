"""Writing the region's own text in place of one, and showing the default again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.requests import SignedInRequest
from gensvar.guidance.actions.texts import edit_guidance, show_default
from gensvar.guidance.catalogue import TONGUES, Kind, defaults
from gensvar.guidance.forms.texts import TextForm
from gensvar.guidance.queries import Entry, entry_of, method_of, own_texts
from gensvar.guidance.views.opening import editors_only
from gensvar.kernel.errors import Invalid, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.ui.notices import tell_done, tell_error


@editors_only
def edit(request: SignedInRequest, kind: str, key: str, language: str) -> HttpResponse:
    """Write a text in one language; the text that was shown stays in its history."""
    entry = _entry_or_404(kind, key, language)
    number = _number(kind, key, language)
    start = {**entry.words, "seen": number}
    form = TextForm(request.POST or None, kind=kind, initial=start)
    others: list[Other] = []
    if form.is_valid():
        said, seen = form.words(), form.cleaned_data["seen"]
        try:
            with refusals_in(form):
                edit_guidance(kind, key, language, said, by=request.user, seen=seen)
                _tell_saved(request, kind, key, language)
                return redirect(address_of(kind, key))
        except Stale:
            others = form.what_others_saved(entry.words, number)
    default = defaults(kind).get(key)
    context = {
        "form": form,
        "others": others,
        "entry": entry,
        "kind": kind,
        "tag": language,
        "language_name": TONGUES[language],
        "default": form_rows(default.said(language), form) if default else [],
        "texts": own_texts(kind, key),
        "back": address_of(kind, key),
    }
    status = 422 if form.is_bound else 200
    return render(request, "guidance/edit.html", context, status=status)


@require_POST
@editors_only
def revert(
    request: SignedInRequest, kind: str, key: str, language: str
) -> HttpResponse:
    """Show the default text again; the own one can be copied from the history."""
    _entry_or_404(kind, key, language)
    try:
        show_default(kind, key, language, by=request.user)
        tell_done(request, _("The default text is shown again."))
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))
    return redirect("edit-guidance", kind, key, language)


def address_of(kind: str, key: str) -> str:
    """Return the page where a text is read."""
    if kind == Kind.TERM:
        return f"{reverse('terms')}#{key}"
    if kind == Kind.WAY:
        return f"{reverse('outreach-ways')}#{key}"
    name = "method" if kind == Kind.METHOD else "handbook-chapter"
    return reverse(name, args=[key])


def form_rows(words: object, form: TextForm) -> list[tuple[str, str]]:
    """Return label and words of each part of a text that says something."""
    said = words if isinstance(words, dict) else {}
    return [
        (str(field.label), said[name])
        for name, field in form.fields.items()
        if said.get(name)
    ]


def _tell_saved(request: HttpRequest, kind: str, key: str, language: str) -> None:
    rows = own_texts(kind, key)
    own = {text.language for text in rows if text.is_current}
    lacking = [name for tag, name in TONGUES.items() if tag not in own]
    if lacking and key in defaults(kind):
        tell_done(
            request,
            _("Saved. The default text is still shown in: %(languages)s.")
            % {"languages": ", ".join(lacking)},
        )
    else:
        tell_done(request, _("Saved."))


def _entry_or_404(kind: str, key: str, language: str) -> Entry:
    if kind not in Kind.values or language not in TONGUES:
        raise Http404
    is_method = kind == Kind.METHOD
    entry = method_of(key, language) if is_method else entry_of(kind, key, language)
    if entry is None:
        raise Http404
    return entry


def _number(kind: str, key: str, language: str) -> int:
    shown = [
        text.number
        for text in own_texts(kind, key)
        if text.is_current and text.language == language
    ]
    return shown[0] if shown else 0
