"""Eight sections: from the question to what is being done."""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.documents.content import (
    Block,
    BulletList,
    Heading,
    Link,
    Paragraph,
    Quote,
    Text,
    Words,
)
from gensvar.findings.document.findings import in_words
from gensvar.findings.models import Finding
from gensvar.kernel.addresses import absolute
from gensvar.kernel.days import said
from gensvar.reporting.results.known import Known
from gensvar.reporting.results.outcome import answer, asked, weighed
from gensvar.reporting.results.telling import Section

MOST_QUOTATIONS = 6


def sections_of(known: Known) -> list[Section]:
    """Return the sections in the order in which they are read."""
    return [
        _section(
            known, _("The question and the promise"), _promise, "dialogue-mandate"
        ),
        _section(known, _("Who took part"), _who, "contributions"),
        _section(known, _("What people say"), _findings, "findings"),
        _section(known, _("In their own words"), _quotations, "contributions"),
        _section(
            known, _("What speaks against, and who is missing"), _against, "basis"
        ),
        _section(known, _("What is asked of you"), asked, "basis"),
        _section(known, _("How it was weighed and decided"), weighed, "weighings"),
        _section(known, _("The answer, and what is being done"), answer, "answers"),
    ]


Tell = Callable[[Known], Iterator[Block]]


def _section(known: Known, title: str, tell: Tell, place: str) -> Section:
    names = {
        "dialogue-mandate": _("The mandate"),
        "contributions": _("The contributions"),
        "findings": _("The findings"),
        "basis": _("The decision basis"),
        "weighings": _("The weighing"),
        "answers": _("The answers"),
    }
    address = absolute(reverse(place, args=[known.dialogue.number]))
    return Section(title, tuple(tell(known)), Link(names[place], address))


def _promise(known: Known) -> Iterator[Block]:
    mandate = known.story.promised
    if mandate is None:
        yield Paragraph(_("No mandate has been given, and so nothing is promised yet."))
        return
    yield Paragraph((Text(mandate.question, strong=True),))
    yield Paragraph(mandate.promise)
    decided = f"{mandate.body}, {said(mandate.decided_on)}"
    yield BulletList(
        (
            _pair(_("Level of participation"), mandate.level),
            _pair(_("Could be influenced"), mandate.can_influence),
            _pair(_("Could not be influenced"), mandate.cannot_influence),
            _pair(_("Mandate"), decided),
            _pair(_("Answer promised by"), said(mandate.answer_by)),
        )
    )


def _pair(label: str, words: str) -> Words:
    return f"{label}: {words}"


def _who(known: Known) -> Iterator[Block]:
    whole = known.numbers.whole
    counted = ngettext(
        "%(number)d contribution, counted by us.",
        "%(number)d contributions, counted by us.",
        whole.total,
    ) % {"number": whole.total}
    yield Paragraph(counted)
    items: list[Words] = [_pair(name, str(number)) for name, number in whole.channels]
    items.append(
        _pair(
            _("Submissions (one from each person or group)"),
            str(known.story.submissions),
        )
    )
    yield BulletList(tuple(items))
    if known.numbers.reported:
        yield Paragraph(
            _("Reported in notes of meetings. Not counted by us, and not added:")
        )
        yield BulletList(
            tuple(
                _("%(notes)s: persons %(persons)s, organisations %(organisations)s")
                % {
                    "notes": notes,
                    "persons": _or_unknown(persons),
                    "organisations": _or_unknown(organisations),
                }
                for notes, persons, organisations in known.numbers.reported
            )
        )
    yield Paragraph(_peoples_part(known))


def _or_unknown(number: int | None) -> str:
    return _("not known") if number is None else str(number)


def _peoples_part(known: Known) -> str:
    """Say what people themselves have done in the process beside speaking (S2-16)."""
    check = known.story.asked
    if check is None:
        return _(
            "People's part: they spoke. They have not been asked to check the findings."
        )
    replies = sum(check.replies.values())
    return ngettext(
        "People's part: they spoke, and %(number)d has checked the findings.",
        "People's part: they spoke, and %(number)d have checked the findings.",
        replies,
    ) % {"number": replies}


def _findings(known: Known) -> Iterator[Block]:
    if not known.findings:
        yield Paragraph(_("No finding has been written yet."))
    for place, finding in enumerate(known.strongest_first, 1):
        yield Heading(3, f"{place}. {finding.title}")
        yield Paragraph(finding.text)
        address = reverse("finding", args=[known.dialogue.number, finding.pk])
        yield Paragraph((Link(in_words(known.numbers.of(finding)), absolute(address)),))


def _quotations(known: Known) -> Iterator[Block]:
    shown = [
        (finding, quotation)
        for finding in known.strongest_first
        for quotation in finding.quotations.all()
        if vars(quotation)["may_be_shown"] and quotation.words
    ]
    if not shown:
        yield Paragraph(_("No quotation may be shown here."))
    for finding, quotation in shown[:MOST_QUOTATIONS]:
        contribution = quotation.contribution
        yield Quote(
            quotation.words,
            source=_("Contribution %(number)s, on: %(finding)s")
            % {"number": contribution.public_id, "finding": finding.title},
            address=absolute(
                reverse("finding", args=[finding.dialogue.number, finding.pk])
            ),
            language=contribution.language,
        )


def _against(known: Known) -> Iterator[Block]:
    for finding in known.strongest_first:
        yield Heading(3, finding.title)
        yield BulletList(_sides(finding))
    missing = known.not_reached
    yield Heading(3, _("Who was not reached"))
    yield Paragraph(missing or _("Not written down yet."))


def _sides(finding: Finding) -> tuple[Words, ...]:
    return (
        _pair(_("Speaks against"), finding.counter_views),
        _pair(_("Not heard on this"), finding.not_reached),
    )
