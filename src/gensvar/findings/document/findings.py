"""The findings with their quotations, and the themes they were written from."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.documents.content import (
    Align,
    Block,
    Heading,
    Paragraph,
    Quote,
    Table,
    Text,
)
from gensvar.findings.models import Finding, Quotation
from gensvar.findings.queries import Count, Numbers
from gensvar.kernel import addresses


def blocks(found: list[Finding], numbers: Count) -> Iterator[Block]:
    """Yield each finding: words, numbers, quotations, counter-views, who is missing."""
    yield Heading(2, _("What people say"))
    if not found:
        yield Paragraph(_("No finding has been written yet."))
    for place, finding in enumerate(found, 1):
        yield from _finding(place, finding, numbers.of(finding))
    if numbers.outside and found:
        yield Paragraph(_outside(numbers.outside))


def _finding(place: int, finding: Finding, numbers: Numbers) -> Iterator[Block]:
    yield Heading(3, f"{place}. {finding.title}")
    yield Paragraph(finding.text)
    yield Paragraph(in_words(numbers))
    for quotation in finding.quotations.all():
        may_be_shown = quotation.may_be_shown  # type: ignore[attr-defined] # annotated
        if may_be_shown and quotation.words:
            yield _quote(quotation)
    yield Paragraph(
        (
            Text(_("What speaks against it:"), strong=True),
            Text(" " + finding.counter_views),
        )
    )
    yield Paragraph(
        (Text(_("Who we did not hear:"), strong=True), Text(" " + finding.not_reached))
    )


def in_words(numbers: Numbers) -> str:
    """Return the numbers behind a finding as a sentence."""
    said = ngettext(
        "%(number)d contribution says this",
        "%(number)d contributions say this",
        numbers.total,
    ) % {"number": numbers.total}
    if numbers.total == 0:
        return _("No contribution lies under the themes of this finding.")
    channels = ", ".join(f"{name.lower()} {n}" for name, n in numbers.channels)
    if numbers.stressed:
        said += ", " + ngettext(
            "%(number)d of them stressed",
            "%(number)d of them stressed",
            numbers.stressed,
        ) % {"number": numbers.stressed}
    return _("%(said)s. How they reached us: %(channels)s.") % {
        "said": said,
        "channels": channels,
    }


def _quote(quotation: Quotation) -> Quote:
    """Return a quotation with the number of its contribution and the way back."""
    contribution = quotation.contribution
    source = _("Contribution %(number)s, %(channel)s") % {
        "number": contribution.public_id,
        "channel": str(contribution.get_channel_display()).lower(),
    }
    return Quote(
        quotation.words,
        source=source,
        address=addresses.absolute(addresses.contribution(contribution.public_id)),
        language=contribution.language,
    )


def _outside(number: int) -> str:
    return ngettext(
        "%(number)d contribution is not part of any finding. It is owed an answer like "
        "the others.",
        "%(number)d contributions are not part of any finding. They are owed an answer "
        "like the others.",
        number,
    ) % {"number": number}


def themes(numbers: Count) -> Iterator[Block]:
    """Yield the themes with how much lies under each (S2-15)."""
    rows = [
        (name, str(total), str(stressed)) for name, total, stressed in numbers.themes
    ]
    if not rows:
        return
    how_far = numbers.sorting
    rows.append((_("Under no theme"), str(how_far.left), ""))
    yield Heading(2, _("How the contributions were sorted"))
    yield Paragraph(
        _(
            "%(done)d of %(total)d contributions have been sorted. A contribution can "
            "lie under several themes, so the numbers cannot be added up."
        )
        % {"done": how_far.done, "total": how_far.total}
    )
    yield Table(
        caption=_("Themes"),
        header=(_("Theme"), _("Contributions"), _("Stressed")),
        rows=tuple(rows),
        align=(Align.START, Align.END, Align.END),
    )
