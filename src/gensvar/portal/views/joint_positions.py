"""Joint positions on an organisation's own side: start, change, agree, send."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django_stubs_ext import StrOrPromise

from gensvar.directory.public import KeeperPage
from gensvar.joint_positions import public
from gensvar.joint_positions.public import PositionPage
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.joint_forms import AnswerForm, AskForm, ChangeForm, StartForm
from gensvar.portal.own import with_keeper
from gensvar.publishing import queries
from gensvar.ui.notices import tell_done

MOST_OPEN = 100
STARTED_A_MINUTE = 10
TOLD: dict[str, StrOrPromise] = {
    "ask": lazily("We have written to the organisation."),
    "answer": lazily(
        "Your answer is saved. You can change it until the position is sent."
    ),
    "send": lazily("It is sent. We write to everyone who was asked."),
    "drop": lazily("It is taken back. We write to everyone who was asked."),
    "withdraw": lazily("Your name is taken away from today."),
}


@with_keeper
def positions(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """List what the organisation is part of, and what it may join."""
    context = {"mine": mine, "rows": public.mine(mine)}
    return render(request, "portal/own/joint_positions.html", context)


@with_keeper
def start(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Start a joint position to a dialogue that is open."""
    rows, _total = queries.listed(stages=("open",), end=MOST_OPEN)
    form = StartForm(
        request.POST or None,
        dialogues=[(row.slug, row.title) for row in rows],
        initial={"key": public.fresh_key(), "language": get_language() or "sv"},
    )
    if form.is_valid() and not _too_many(mine, form):
        with refusals_in(form):
            said = form.cleaned_data
            made = public.start(mine, said["dialogue"], form.draft(), said["key"])
            if made is None:
                raise Http404
            tell_done(request, _("Saved. Now ask others to stand behind it."))
            return redirect("own-joint-position", mine.token, made)
    context = {"mine": mine, "form": form, "is_possible": bool(rows)}
    status = 422 if form.is_bound else 200
    template = "portal/own/joint_position_start.html"
    return render(request, template, context, status=status)


def _too_many(mine: KeeperPage, form: forms.Form) -> bool:
    if not limits.too_many(f"joint-{mine.keeper.pk}", STARTED_A_MINUTE):
        return False
    form.add_error(None, _("That was many in a short time. Wait a minute."))
    return True


@with_keeper
def change(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Change the words of a draft, for the organisation that has started it."""
    shown = _found(mine, public_id)
    if not shown.is_mine or shown.state != "draft":
        raise Http404
    initial = {
        "title": shown.title,
        "words": shown.words,
        "language": shown.language,
        "is_open": shown.is_open,
        "version": shown.version,
    }
    form = ChangeForm(request.POST or None, initial=initial)
    is_stale = False
    if form.is_valid():
        with refusals_in(form):
            try:
                seen = form.cleaned_data["version"]
                public.change(mine, public_id, form.draft(), seen=seen)
            except Stale:
                is_stale = True
                form.build_on(shown.version)
            else:
                tell_done(request, _("Saved."))
                return redirect("own-joint-position", mine.token, public_id)
    context = {"mine": mine, "form": form, "shown": shown, "is_stale": is_stale}
    status = 422 if form.is_bound else 200
    template = "portal/own/joint_position_change.html"
    return render(request, template, context, status=status)


@with_keeper
def position(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Show one joint position; ask others, answer, send it, or take one's name away."""
    shown = _found(mine, public_id)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    made = _forms(request, shown, do)
    if do and _done(request, mine, shown, made.get(do)):
        tell_done(request, str(TOLD[do]))
        return redirect("own-joint-position", mine.token, public_id)
    if do:
        # The words may be others now: they are shown as they stand.
        shown = _found(mine, public_id)
    context = {"mine": mine, "shown": shown, "forms": made}
    status = 422 if request.method == "POST" else 200
    template = "portal/own/joint_position.html"
    return render(request, template, context, status=status)


def _forms(request: HttpRequest, shown: PositionPage, do: str) -> dict[str, forms.Form]:
    """Return the forms of the page; the one that was sent holds what was written."""
    own = {
        "seen": shown.seen,
        "state": "" if shown.must_again else shown.my_state,
        "reservation": shown.my_reservation,
    }
    sent = request.POST if do == "answer" else None
    asking = request.POST if do == "ask" else None
    return {
        "answer": AnswerForm(sent, initial=own),
        "ask": AskForm(asking, choices=shown.can_ask),
        "send": forms.Form(request.POST if do == "send" else None),
        "drop": forms.Form(request.POST if do == "drop" else None),
        "withdraw": forms.Form(request.POST if do == "withdraw" else None),
    }


def _done(
    request: HttpRequest, mine: KeeperPage, shown: PositionPage, form: forms.Form | None
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    if form is None or not form.is_valid():
        return False
    with refusals_in(form):
        try:
            _act(request, mine, shown.public_id, form)
        except Stale:
            _read_again(form, _found(mine, shown.public_id).seen)
        else:
            return True
    return False


def _act(
    request: HttpRequest, mine: KeeperPage, public_id: str, form: forms.Form
) -> None:
    do = request.POST["do"]
    if isinstance(form, AnswerForm):
        public.answer(mine, public_id, form.reply())
    elif isinstance(form, AskForm):
        public.ask(mine, public_id, whole(form.cleaned_data["organisation"]))
    elif do == "send":
        public.send(mine, public_id, request.POST.get("seen", "")[:64])
    else:
        public.act(mine, public_id, do)


def _read_again(form: forms.Form, seen: str) -> None:
    """Let the organisation read the words as they are now before it says anything."""
    form.add_error(
        None,
        _("The words have changed since you read them. Read them above once more."),
    )
    if isinstance(form, AnswerForm):
        form.data = {**{name: form.data[name] for name in form.data}, "seen": seen}


def _found(mine: KeeperPage, public_id: str) -> PositionPage:
    shown = public.one(mine, public_id)
    if shown is None:
        raise Http404
    return shown
