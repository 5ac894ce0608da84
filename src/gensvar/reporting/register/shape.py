"""The one shape that records of every kind are read in, so that one query joins them.

Everything but the day and the two numbers is text. Words for codes are put in later.
"""

from typing import Any

from django.db.models import (
    Case,
    F,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, TruncDate

from gensvar.reporting.register.kinds import Kind

# Any: rows of any model, read as tuples of the shape.
Rows = QuerySet[Any, Any]
Part = str | Combinable
SHAPE = (
    *("r_kind", "r_day", "r_place", "r_number"),
    *("r_ref", "r_title", "r_who", "r_state", "r_reason"),
)
NOTHING = Value("", output_field=TextField())


def rows(  # noqa: PLR0913 -- a line of the register has that many columns
    kind: Kind,
    found: QuerySet[Any],
    *,
    on: Part,
    ref: Part = "pk",
    number: Part = "pk",
    title: Part = NOTHING,
    who: Part = NOTHING,
    state: Part = NOTHING,
    reason: Part = NOTHING,
) -> Rows:
    """Return rows of the shape: `on` is a day, `ref` names the record in addresses."""
    read: Rows = (
        found.order_by()
        .annotate(
            r_kind=_text(Value(kind.value)),
            r_day=_part(on),
            r_place=Cast(Value(list(Kind).index(kind)), IntegerField()),
            r_number=Cast(_part(number), IntegerField()),
            r_ref=_text(ref),
            r_title=_text(title),
            r_who=_text(who),
            r_state=_text(state),
            r_reason=_text(reason),
        )
        .values_list(*SHAPE)
    )
    return read


def day_of(moment: str) -> TruncDate:
    """Return the day in the region on which a moment lies."""
    return TruncDate(moment)


def first_of(otherwise: str = "", **fields: str) -> Case:
    """Return the name of the first field that has a value, else `otherwise`.

    A name stands before its field, as in `withdrawn="withdrawn_at"`.
    """
    whens = [
        When(Q(**{f"{field}__isnull": False}), then=Value(name))
        for name, field in fields.items()
    ]
    return Case(*whens, default=Value(otherwise), output_field=TextField())


def where(field: str, then: Part) -> Case:
    """Return a value where a field has one, and nothing elsewhere."""
    present = Q(**{f"{field}__isnull": False})
    return Case(
        When(present, then=_text(then)), default=NOTHING, output_field=TextField()
    )


def _part(part: Part) -> Combinable:
    return F(part) if isinstance(part, str) else part


def _text(part: Part) -> Coalesce:
    return Coalesce(Cast(_part(part), TextField()), NOTHING)
