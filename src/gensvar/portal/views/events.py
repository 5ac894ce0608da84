"""What has happened in a dialogue, for everyone: as a page, and as a feed."""

from datetime import datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.kernel.addresses import absolute
from gensvar.publishing import queries


@require_safe
def events(request: HttpRequest, slug: str) -> HttpResponse:
    """Show each step with its day, the latest first."""
    return render(request, "portal/events.html", {"log": _found(slug)})


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same steps as an Atom feed."""
    log = _found(slug)
    back = absolute(request.path.removesuffix(".atom") + "/")
    atom = Atom1Feed(
        title=_("What has happened: %(title)s") % {"title": log.title},
        link=back,
        description="",
        language=get_language() or "sv",
        feed_url=absolute(request.path),
    )
    for event in log.events:
        moment = timezone.make_aware(datetime.combine(event.day, time()))
        atom.add_item(
            title=event.what,
            link=back,
            description=". ".join(filter(None, (event.who, event.people, event.note))),
            unique_id=f"urn:gensvar:dialogue:{log.number}:{event.key}",
            pubdate=moment,
            updateddate=moment,
        )
    written = atom.writeString("utf-8")
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _found(slug: str) -> queries.EventsShown:
    found = queries.events_shown(slug)
    if found is None:
        raise Http404
    return found
