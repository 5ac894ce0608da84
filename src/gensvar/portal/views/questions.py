"""Questions and answers that everyone may read, also those that still wait."""

import csv
import io

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.enquiries import public
from gensvar.kernel import addresses
from gensvar.kernel.cells import as_text
from gensvar.portal.enquiry_forms import FindForm
from gensvar.portal.feeds import Feed
from gensvar.portal.views.dialogues import bounds, page_of

MOST_IN_A_FEED, MOST_IN_A_FILE = 50, 5000


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """List what has been asked: what waits first, the oldest first."""
    wanted = _wanted(request)
    themes, bodies = public.themes_shown(), public.bodies_shown()
    rows, total = public.questions_shown(wanted, *bounds(request))
    context = {
        "form": FindForm(request.GET, themes=themes, bodies=bodies),
        "rows": rows,
        "total": total,
        "page_obj": page_of(request, total),
        "year": wanted.year,
        "is_chosen": wanted != public.Wanted(),
        "standing": public.standing(),
    }
    return render(request, "portal/questions.html", context)


@require_safe
def question(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one question with its answers."""
    found = public.question_shown(public_id)
    if found is None:
        raise Http404
    return render(request, "portal/question.html", {"question": found})


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Tell how long people wait, by year and theme; each figure leads to its list."""
    context = {"rows": public.waited(), "standing": public.standing()}
    return render(request, "portal/question_figures.html", context)


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """Give the list that is chosen as a table file."""
    rows, _total = public.questions_shown(_wanted(request), 0, MOST_IN_A_FILE)
    text = io.StringIO()
    text.write("\ufeff")
    table = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    table.writerow(
        ["id", "question", "theme", "body", "state", "asked", "due", "answered", "days"]
    )
    for row in rows:
        answered = row.answered_on.isoformat() if row.answered_on else ""
        said = [row.public_id, row.subject, row.theme, row.body, row.state]
        days = [row.received_on.isoformat(), row.due_on.isoformat(), answered]
        table.writerow([as_text(cell) for cell in (*said, *days, str(row.days))])
    headers = {"Content-Disposition": 'attachment; filename="fragor.csv"'}
    return HttpResponse(
        text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers
    )


@require_safe
def feed(_request: HttpRequest) -> HttpResponse:
    """Give questions and answers as an Atom feed, the latest first."""
    here = addresses.absolute(reverse("public-questions"))
    atom = Feed(
        title=_("Questions and answers: %(region)s") % {"region": settings.REGION_NAME},
        link=here,
        description="",
        language=get_language() or "sv",
        feed_url=addresses.absolute(reverse("public-questions-feed")),
    )
    for one in public.latest_shown(MOST_IN_A_FEED):
        said = "\n\n".join(answer.words for answer in one.answers)
        atom.add_item(
            title=one.subject,
            link=addresses.absolute(reverse("public-question", args=[one.public_id])),
            description=said or _("Waits for an answer"),
            unique_id=f"urn:gensvar:question:{one.public_id}",
            updateddate=one.changed_at,
            pubdate=one.changed_at,
        )
    written = atom.writeString("utf-8")
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _wanted(request: HttpRequest) -> public.Wanted:
    asked = request.GET
    year = asked.get("ar", "")
    is_year = year.isdecimal() and len(year) == len("2026")
    return public.Wanted(
        theme=asked.get("amne", "")[:60],
        state=asked.get("visa", "")[:20],
        body=asked.get("organ", "")[:200],
        year=int(year) if is_year else None,
        words=asked.get("ord", "")[:100],
    )
