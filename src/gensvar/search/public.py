"""What pages for everyone may call: search in what has been made public."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.organisations.models import Body
from gensvar.publishing.queries.published import published_dialogues
from gensvar.search.queries import ROWS, Candidate, Reader, found_by, said_in
from gensvar.search.shown import Hit, SaidHit, SaidLink, hits, said_hits, said_links
from gensvar.search.words import asked_for

EVERYONE = Reader()


@dataclass(frozen=True)
class SearchPage:
    """What everyone finds, one page of it."""

    is_asked: bool
    total: int
    is_cut: bool
    page: Page[Candidate]
    hits: Sequence[Hit] = ()
    said: Sequence[SaidLink] = ()


@dataclass(frozen=True)
class SaidPage:
    """What was said in public in one dialogue, one page of it."""

    title: str
    page: Page[Contribution]
    hits: Sequence[SaidHit] = ()


def search_page(text: str, number: str | None) -> SearchPage:
    """Return a page of what everyone may see that holds the words."""
    found = found_by(EVERYONE, text)
    page = Paginator(found.rows, ROWS).get_page(number)
    names = dict(Body.objects.filter(pk__in=found.bodies).values_list("pk", "name"))
    return SearchPage(
        is_asked=bool(found.asked),
        total=found.total,
        is_cut=found.is_cut,
        page=page,
        hits=hits(list(page), found.asked, names),
        said=said_links(found, _address),
    )


def _address(dialogue: Dialogue) -> str:
    return reverse("public-search-said", args=[dialogue.slug])


def said_page(slug: str, text: str, number: str | None) -> SaidPage | None:
    """Return a page of what was said in a public dialogue, or None where none is."""
    dialogue = published_dialogues().filter(slug=slug).first()
    if dialogue is None:
        return None
    page = Paginator(said_in(EVERYONE, dialogue, text), ROWS).get_page(number)
    rows = list(page)
    addresses = {
        row.pk: reverse("public-contribution", args=[row.public_id]) for row in rows
    }
    return SaidPage(dialogue.title, page, said_hits(rows, asked_for(text), addresses))
