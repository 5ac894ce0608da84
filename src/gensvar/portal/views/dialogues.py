"""Dialogues in public: the first page, lists, one dialogue, what became of it."""

from django.contrib.syndication.views import Feed
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.guidance.public import methods_chosen
from gensvar.publishing import queries
from gensvar.publishing.shapes import Listed
from gensvar.reach.public import has_reach
from gensvar.translations.public import reading

PAGE = 20
FILTERS = {
    "oppna": ("open",),
    "sammanstalls": ("analysing", "handed_over"),
    "besvarade": ("answered", "closed"),
    "kommande": ("preparing",),
    "avbrutna": ("cancelled",),
}
FORMS = {
    "docx": (
        as_word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (as_pdf, "application/pdf"),
}


def page_of(request: HttpRequest, total: int) -> Page[int]:
    """Return which page is asked for, or the nearest there is."""
    return Paginator(range(total), PAGE).get_page(request.GET.get("page"))


def bounds(request: HttpRequest) -> tuple[int, int]:
    """Return where the page that is asked for starts and ends."""
    asked = request.GET.get("page", "1")
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
    return (number - 1) * PAGE, number * PAGE


def home(request: HttpRequest) -> HttpResponse:
    """Show what one can take part in now, and what became of what was said."""
    now, later, lately = queries.front_page()
    return render(
        request,
        "portal/home.html",
        {
            "open": now,
            "coming": later,
            "answered": lately,
            "debt": queries.region_debt(),
        },
    )


def all_dialogues(request: HttpRequest) -> HttpResponse:
    """List every public dialogue, chosen by stage and words."""
    chosen = request.GET.get("visa", "")
    words = request.GET.get("ord", "").strip()[:100]
    start, end = bounds(request)
    rows, total = queries.listed(
        stages=FILTERS.get(chosen, ()), text=words, start=start, end=end
    )
    return render(
        request,
        "portal/dialogues.html",
        {
            "rows": rows,
            "total": total,
            "chosen": chosen,
            "words": words,
            "page_obj": page_of(request, total),
            "choices": [
                ("", _("All")),
                ("oppna", _("Open")),
                ("sammanstalls", _("Waiting for an answer")),
                ("besvarade", _("Answered")),
                ("kommande", _("Coming")),
                ("avbrutna", _("Cancelled")),
            ],
        },
    )


def dialogue(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one dialogue: the question, what can be influenced, the promise."""
    shown = queries.dialogue_page(slug)
    if shown is None:
        raise Http404
    context = {"dialogue": shown, "texts": reading(request, *shown.things)}
    return render(request, "portal/dialogue.html", context)


def said(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was said, each with what became of it."""
    asked = request.GET.get("fraga", "")
    question = int(asked) if asked.isdecimal() and len(asked) < 10 else None
    start, end = bounds(request)
    found = queries.contributions_shown(slug, question=question, start=start, end=end)
    if found is None:
        raise Http404
    heading, rows, total = found
    return render(
        request,
        "portal/contributions.html",
        {
            "heading": heading,
            "rows": rows,
            "total": total,
            "question": question,
            "page_obj": page_of(request, total),
        },
    )


def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the approved communication plan."""
    found = queries.plan_shown(slug)
    if found is None:
        raise Http404
    title, shown = found
    context = {"title": title, "slug": slug, "plan": shown}
    return render(
        request, "portal/plan.html", {**context, "methods": methods_chosen(slug)}
    )


def way(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the way to the decision, and where on it one can influence."""
    found = queries.way_to_decision(slug)
    if found is None:
        raise Http404
    return render(request, "portal/way.html", {"way": found, "slug": slug})


def one_said(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one contribution and follow it to the decision it fed."""
    found = queries.contribution_shown(public_id)
    if found is None:
        raise Http404
    return render(request, "portal/contribution.html", {"shown": found})


def outcome(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what became of a dialogue: answer, findings, decisions, credibility."""
    shown = queries.outcome_page(slug)
    if shown is None:
        raise Http404
    context = {
        "outcome": shown,
        "texts": reading(request, *shown.things),
        "has_reach": has_reach(slug),
    }
    return render(request, "portal/outcome.html", context)


def basis(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Give the decision basis as a document, once it has been handed over."""
    found = queries.basis_shown(slug)
    if found is None or form not in FORMS:
        raise Http404
    document, handed_over_at = found
    write, content_type = FORMS[form]
    return HttpResponse(
        write(document, at=handed_over_at),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{slug}.{form}"'},
    )


def answered(request: HttpRequest) -> HttpResponse:
    """List what became of dialogues: you said, we do, because."""
    start, end = bounds(request)
    rows, total = queries.listed(stages=FILTERS["besvarade"], start=start, end=end)
    return render(
        request,
        "portal/answers.html",
        {
            "rows": rows,
            "debt": queries.region_debt(),
            "page_obj": page_of(request, total),
        },
    )


class NewDialogues(Feed[Listed, Listed]):
    """Dialogues as an Atom feed, for newsrooms and the region's own site."""

    feed_type = Atom1Feed
    title = _("Dialogues")
    link = "/dialoger/"

    def items(self) -> list[Listed]:
        """Return the latest dialogues."""
        return queries.listed()[0]

    def item_title(self, item: Listed) -> str:
        """Return the title of a dialogue."""
        return item.title

    def item_description(self, item: Listed) -> str:
        """Return the question that is asked."""
        return item.question

    def item_link(self, item: Listed) -> str:
        """Return where the dialogue is read."""
        return item.address
