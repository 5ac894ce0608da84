"""Organisations that are shown to everyone: found, narrowed and counted.

Shown is one that has a page that we have confirmed, or that has joined an agreement
that is shown. Rows that are the same organisation are one here. No group and no trait
of people is ever read.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gensvar.agreements.models import Signatory, SignatoryState
from gensvar.directory.links import host_of
from gensvar.directory.models import (
    Competence,
    PageState,
    PageVersion,
    ShownTo,
)
from gensvar.directory.shapes import Link, ListedOrganisation, Signed, Wanted
from gensvar.kernel.days import today
from gensvar.kernel.languages import LANGUAGES, label
from gensvar.organisations.models import Organisation, Spelling

EVERYONE = frozenset({ShownTo.EVERYONE})
HERE = EVERYONE | {ShownTo.ORGANISATIONS}
FAMILY = Q(organisation=OuterRef("pk")) | Q(organisation__merged_into=OuterRef("pk"))


def shown_pages() -> QuerySet[PageVersion]:
    """Return the versions of pages that are shown."""
    return PageVersion.objects.filter(state=PageState.SHOWN)


def shown_signatories() -> QuerySet[Signatory]:
    """Return the signatories of agreements that are shown."""
    return Signatory.objects.filter(
        state=SignatoryState.APPROVED, agreement__published_at__isnull=False
    )


def shown_rows() -> QuerySet[Organisation]:
    """Return the organisations that are shown, each once, by name."""
    rows = Organisation.objects.filter(merged_into__isnull=True)
    exists = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    seen = Exists(shown_pages().filter(FAMILY)) | Exists(
        shown_signatories().filter(FAMILY)
    )
    return rows.filter(exists).filter(seen).order_by("name", "pk")


def wanted_rows(wanted: Wanted) -> QuerySet[Organisation]:
    """Return the organisations that a reader looks for."""
    rows, pages = shown_rows(), shown_pages()
    narrowed = {
        "categories": wanted.category,
        "sub_regions": wanted.sub_region,
        "competences": wanted.competence,
    }
    for name, pk in narrowed.items():
        if pk is not None:
            rows = rows.filter(Exists(pages.filter(FAMILY, **{name: pk})))
    if wanted.agreement:
        signed = shown_signatories().filter(agreement__public_id=wanted.agreement)
        rows = rows.filter(Exists(signed.filter(FAMILY)))
    if wanted.language:
        rows = rows.filter(pk__in=_speaking(wanted.language))
    if wanted.words.strip():
        rows = rows.filter(pk__in=saying(wanted.words))
    return rows


def _speaking(language: str) -> set[int]:
    rows = shown_pages().values_list(
        "organisation", "organisation__merged_into", "languages"
    )
    return {top or pk for pk, top, tags in rows if language in tags}


def saying(words: str) -> set[int]:
    """Return the ids of those whose name or page holds every word, in any case."""
    told: dict[int, list[str]] = {}
    named = Organisation.objects.values_list("pk", "merged_into", "name")
    spelt = Spelling.objects.filter(withdrawn_at__isnull=True).values_list(
        "organisation", "organisation__merged_into", "name"
    )
    said = shown_pages().values_list(
        "organisation", "organisation__merged_into", "what", "for_whom", "aim"
    )
    # Any: a row of each of the three, with as many texts as it has.
    rows: tuple[tuple[Any, ...], ...] = (*named, *spelt, *said)
    for pk, top, *texts in rows:
        told.setdefault(top or pk, []).extend(texts)
    wanted = words.casefold().split()
    found = {pk: " ".join(texts).casefold() for pk, texts in told.items()}
    return {pk for pk, text in found.items() if all(word in text for word in wanted)}


def listed(
    rows: Iterable[Organisation], ways: Collection[str] = EVERYONE
) -> list[ListedOrganisation]:
    """Return organisations with what is shown of them, in a few questions for all."""
    here = list(rows)
    ids = [row.pk for row in here]
    pages, signed = pages_of(ids), _signed(ids)
    return [
        as_listed(row, pages.get(row.pk), signed.get(row.pk, ()), ways) for row in here
    ]


def pages_of(tops: Collection[int]) -> dict[int, PageVersion]:
    """Return the page that is shown for each organisation: its own, or the newest.

    After a merge more than one row may have had a page.
    """
    within = Q(organisation__in=tops) | Q(organisation__merged_into__in=tops)
    rows = shown_pages().filter(within).select_related("organisation")
    rows = rows.prefetch_related("categories", "competences", "sub_regions")
    found: dict[int, PageVersion] = {}
    for row in rows.order_by("pk"):
        top = row.organisation.merged_into_id or row.organisation_id
        before = found.get(top)
        if before is None or before.organisation_id != top:
            found[top] = row
    return found


def _signed(tops: Collection[int]) -> dict[int, tuple[Signed, ...]]:
    within = Q(organisation__in=tops) | Q(organisation__merged_into__in=tops)
    rows = shown_signatories().filter(within)
    found: dict[int, tuple[Signed, ...]] = {}
    for row in rows.select_related("organisation", "agreement").order_by("joined_on"):
        if row.organisation is None:
            continue
        top = row.organisation.merged_into_id or row.organisation.pk
        one = Signed(row.agreement.public_id, row.agreement.title, row.joined_on)
        found[top] = (*found.get(top, ()), one)
    return found


def as_listed(
    row: Organisation,
    page: PageVersion | None,
    signed: tuple[Signed, ...] = (),
    ways: Collection[str] = EVERYONE,
) -> ListedOrganisation:
    """Return what is seen of an organisation, and the ways to reach it that are."""
    if page is None:
        return ListedOrganisation(
            row.pk,
            row.public_id,
            row.name,
            row.get_kind_display(),
            agreements=signed,
        )
    return ListedOrganisation(
        pk=row.pk,
        public_id=row.public_id,
        name=row.name,
        kind=row.get_kind_display(),
        has_page=True,
        what=page.what,
        for_whom=page.for_whom,
        aim=page.aim,
        level=page.get_level_display() if page.level else "",
        categories=tuple(one.name for one in page.categories.all()),
        competences=tuple(
            one.name for one in page.competences.all() if is_taken_up(one)
        ),
        sub_regions=tuple(one.name for one in page.sub_regions.all()),
        languages=tuple(str(label(LANGUAGES[tag])) for tag in page.languages),
        links=tuple(Link(link, host_of(link)) for link in page.links),
        email=page.email if page.email_to in ways else "",
        phone=page.phone if page.phone_to in ways else "",
        address=page.address if page.address_to in ways else "",
        agreements=signed,
    )


def is_taken_up(competence: Competence) -> bool:
    """Say whether a competence stands in the list, and is not only proposed."""
    return competence.proposed_at is None and competence.ended_on is None


def shown_organisation(
    public_id: str, ways: Collection[str] = EVERYONE
) -> ListedOrganisation | None:
    """Return an organisation by its address, also under a row that was merged."""
    rows = Organisation.objects.filter(public_id=public_id)
    row = rows.values_list("pk", "merged_into").first()
    if row is None:
        return None
    found = listed(shown_rows().filter(pk=row[1] or row[0]), ways)
    return found[0] if found else None
