"""Contributions as rows of a table that opens as text everywhere.

A cell that a spreadsheet could take for a formula gets an apostrophe before it, by
kernel.cells. The words are otherwise as they were said; who said them is not in the
table.
"""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gensvar.contributions.models import Contribution
from gensvar.kernel.cells import as_text


def rows(contributions: QuerySet[Contribution]) -> Iterator[list[str]]:
    """Yield a row of headings and then a row for each contribution."""
    yield [
        _("Id"),
        _("Question"),
        _("Heading"),
        _("What was said"),
        _("Language"),
        _("Came by"),
        _("Stressed"),
        _("Remark"),
        _("Received on"),
        _("Place in the source"),
        _("Review"),
        _("Hidden"),
    ]
    for one in contributions.iterator(chunk_size=500):
        yield [as_text(cell) for cell in _cells(one)]


def _cells(one: Contribution) -> list[str]:
    return [
        one.public_id,
        one.question.words if one.question else "",
        one.heading,
        one.text,
        one.language,
        one.get_channel_display(),
        str(one.emphasis),
        one.remark,
        one.received_on.isoformat(),
        one.place,
        one.get_review_display(),
        _("Yes") if one.hidden_at else _("No"),
    ]
