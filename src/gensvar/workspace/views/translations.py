"""Texts in several languages: what there is, and writing one language."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.languages import LANGUAGES
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.access import workspace_only
from gensvar.translations.actions import (
    language_to_write,
    review_translations,
    say_original_language,
    show_translations,
    withdraw_translations,
    write_translations,
)
from gensvar.translations.forms import LanguageForm, WritingForm
from gensvar.translations.models import Translation
from gensvar.translations.queries import (
    original_language_of,
    seen,
    standings,
    translations_in,
)
from gensvar.ui.notices import tell_done, tell_error
from gensvar.workspace.translating import Find, Source

# What nothing is written in here: sign language, and a language that is not named.
UNWRITTEN = {tag for tag, one in LANGUAGES.items() if not one.script}
View = Callable[..., HttpResponseBase]


def languages_of(find: Find) -> View:
    """Return the page of the languages of whatever `find` finds."""

    @workspace_only
    def languages(request: SignedInRequest, /, **which: object) -> HttpResponse:
        """List the languages and how far each has come; choose one to write in."""
        source = find(request.user, **which)
        if request.method == "POST" and not source.may(request.user):
            raise PermissionDenied
        original = original_language_of(source.things)
        without = {original, *UNWRITTEN}
        choose = LanguageForm(auto_id="choose-%s", without=without)
        said = LanguageForm(initial={"language": original}, auto_id="original-%s")
        if request.method == "POST":
            is_original = request.POST.get("do") == "original"
            form = LanguageForm(request.POST, without=() if is_original else without)
            choose, said = (choose, form) if is_original else (form, said)
            form.auto_id = "original-%s" if is_original else "choose-%s"
            if form.is_valid():
                with refusals_in(form):
                    return _chosen(request, source, form, is_original=is_original)
        context = {
            **_base(request, source),
            "rows": standings(source.things),
            "original": LANGUAGES[original],
            "choose": choose,
            "said": said,
        }
        status = 422 if request.method == "POST" else 200
        return render(request, "workspace/languages.html", context, status=status)

    return languages


def language_of(find: Find) -> View:
    """Return the page on which whatever `find` finds is written in one language."""

    @workspace_only
    def language(
        request: SignedInRequest, /, tag: str, **which: object
    ) -> HttpResponse:
        """Write the texts in one language beside the originals; review; show."""
        source = find(request.user, **which)
        try:
            found = language_to_write(source.things, tag)
        except Invalid as refusal:
            tell_error(request, str(refusal.sentence))
            return redirect(source.address())
        if found != tag:
            return redirect(source.address(found))
        if request.method != "POST":
            return _page(request, source, tag)
        if not source.may(request.user):
            raise PermissionDenied
        if request.POST.get("do", "write") != "write":
            _do(request, source, tag)
            return redirect(source.address(tag))
        return _write(request, source, tag)

    return language


def _chosen(
    request: SignedInRequest, source: Source, form: LanguageForm, *, is_original: bool
) -> HttpResponse:
    tag = form.cleaned_data["language"]
    if is_original:
        say_original_language(source.things, tag, by=request.user, may=source.may)
        tell_done(request, _("Saved."))
        return redirect(source.address())
    return redirect(source.address(language_to_write(source.things, tag)))


def _write(request: SignedInRequest, source: Source, tag: str) -> HttpResponse:
    rows = translations_in(source.things, tag)
    form = WritingForm(request.POST, things=source.things, tag=tag, rows=rows)
    others = False
    if form.is_valid():
        try:
            with refusals_in(form):
                write_translations(
                    source.things,
                    tag,
                    form.written(),
                    by=request.user,
                    may=source.may,
                )
                tell_done(request, _("Saved."))
                return redirect(source.address(tag))
        except Stale:
            others = True
            form.start_over_from(translations_in(source.things, tag))
    return _page(request, source, tag, form, others_saved=others)


def _do(request: SignedInRequest, source: Source, tag: str) -> None:
    """Review, show or withdraw what is written in a language, and say how it went."""
    who, may = request.user, source.may
    try:
        match request.POST["do"]:
            case "review":
                sign = request.POST.get("seen", "")
                review_translations(source.things, tag, sign, by=who, may=may)
                tell_done(request, _("You have reviewed the text."))
            case "show":
                show_translations(source.things, tag, by=who, may=may)
                tell_done(request, _("The text is shown in public now."))
            case "withdraw":
                withdraw_translations(source.things, tag, by=who, may=may)
                tell_done(request, _("The text is no longer shown in public."))
            case _:
                raise PermissionDenied
    except NotYet:
        tell_error(request, _("Write the text first."))
    except Stale:
        tell_error(request, _("Somebody else saved meanwhile. Look at it again."))


def _page(
    request: SignedInRequest,
    source: Source,
    tag: str,
    form: WritingForm | None = None,
    *,
    others_saved: bool = False,
) -> HttpResponse:
    rows = translations_in(source.things, tag)
    standing = next((row for row in standings(source.things) if row.tag == tag), None)
    context = {
        **_base(request, source),
        "language": LANGUAGES[tag],
        "here": source.address(tag),
        "original": LANGUAGES[original_language_of(source.things)],
        "form": form or WritingForm(things=source.things, tag=tag, rows=rows),
        "standing": standing,
        "seen": seen(source.things, rows.values()),
        "reviewers": _reviewers(rows.values()),
        "others_saved": others_saved,
    }
    status = 200 if form is None else 422
    return render(request, "workspace/language.html", context, status=status)


def _reviewers(rows: Iterable[Translation]) -> list[tuple[str, datetime]]:
    """Return who has reviewed any of the texts and when: read in the workspace only."""
    found = {
        (row.reviewed_by.name, row.reviewed_at)
        for row in rows
        if row.reviewed_by and row.reviewed_at
    }
    return sorted(found)


def _base(request: SignedInRequest, source: Source) -> dict[str, object]:
    return {
        **source.context,
        "source": source,
        "may_write": source.may(request.user),
        "languages_address": source.address(),
    }
