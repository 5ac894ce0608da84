"""What is new for associations: a page, a feed, and what an organisation tells."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.directory.public import KeeperPage
from gensvar.exchanges import public
from gensvar.exchanges.public import NewsForm
from gensvar.kernel.addresses import absolute
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.feeds import Feed
from gensvar.portal.news import KINDS, Piece, pieces
from gensvar.portal.own import with_keeper
from gensvar.ui.notices import tell, tell_done

PAGE, MOST_IN_A_FEED = 25, 50
TOLD_A_MINUTE = 10


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """List what is new, the newest first."""
    chosen = request.GET.get("visa", "")
    rows = pieces(KINDS.get(chosen, ""))
    found = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": found.object_list,
        "page_obj": found,
        "chosen": chosen if chosen in KINDS else "",
        "language": get_language() or "sv",
        "choices": [
            ("", _("All")),
            ("nyheter", _("News")),
            ("organisationer", _("New organisations")),
            ("stod", _("Support")),
            ("inbjudningar", _("Invitations")),
        ],
    }
    return render(request, "portal/news.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Give the same choice as an Atom feed, in the language that it asks for."""
    asked, chosen = request.GET.get("sprak", ""), request.GET.get("visa", "")
    known = asked in dict(settings.LANGUAGES)
    language = asked if known else get_language() or "sv"
    back = absolute(reverse("public-news"))
    with translation.override(language):
        atom = Feed(
            title=_("News for associations: %(region)s")
            % {"region": settings.REGION_NAME},
            link=back,
            description="",
            language=language,
            feed_url=absolute(request.get_full_path()),
        )
        for piece in pieces(KINDS.get(chosen, ""))[:MOST_IN_A_FEED]:
            _add(atom, piece, back)
        written = atom.writeString("utf-8")
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _add(atom: Feed, piece: Piece, back: str) -> None:
    atom.add_item(
        title=f"{piece.kind_words}: {piece.title}",
        link=absolute(piece.address) if piece.address else piece.link or back,
        description="\n".join(filter(None, (piece.who, piece.words))),
        unique_id=f"urn:gensvar:news:{piece.key}",
        pubdate=piece.at,
        updateddate=piece.at,
    )


@with_keeper
def own(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Show what the organisation has told, and let it take news back."""
    if request.method == "POST":
        if not public.take_back_news(mine, request.POST.get("notice", "")):
            raise Http404
        tell_done(request, _("Taken back. Nobody else can read it."))
        return redirect("own-news", mine.token)
    context = {"mine": mine, "rows": public.own_notices(mine)}
    return render(request, "portal/own/news.html", context)


@with_keeper
def write(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Tell something new."""
    initial = {"key": public.fresh_key(), "language": get_language() or "sv"}
    form = NewsForm(request.POST or None, initial=initial)
    if form.is_valid() and not _too_many(mine, form):
        with refusals_in(form):
            public.tell_news(mine, form.news(), form.cleaned_data["key"])
            tell_done(request, _("Saved. Somebody at the region looks at it first."))
            _warn(request, form)
            return redirect("own-news", mine.token)
    context = {"mine": mine, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/news_form.html", context, status=status)


def _too_many(mine: KeeperPage, form: NewsForm) -> bool:
    if not limits.too_many(f"news-{mine.keeper.pk}", TOLD_A_MINUTE):
        return False
    form.add_error(None, _("That was many in a short time. Wait a minute."))
    return True


def _warn(request: HttpRequest, form: NewsForm) -> None:
    """Ask for a second look where a text names a group or a trait of people."""
    if public.news_names_people(form.news()):
        tell(
            request,
            _(
                "Your text names a group, a faith or the like. That is fine when it "
                "says what your organisation does. Take it back if it tells about a "
                "certain person."
            ),
        )
