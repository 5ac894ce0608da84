"""What must be right about a decision that an assignment or an answer names."""

from datetime import date

from django.utils.translation import gettext as _

from gensvar.kernel.days import said, today
from gensvar.kernel.errors import Invalid
from gensvar.matters.models import Decision
from gensvar.organisations.models import Body

FIRST_YEAR, LAST_YEAR = 2000, 2100


def check_year(year: int, field: str) -> None:
    """Raise Invalid for a year that is none of ours."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(_("Write the year with four digits."), field)


def check_decision(
    body: Body, day: date, section_number: str, decision: Decision | None, field: str
) -> str:
    """Return the § of a decision that can be right. Raises Invalid at the field."""
    if day > today():
        raise Invalid(_("The day of the decision has not come yet."), field)
    section = section_number.strip()
    if decision is not None:
        _check_entered(body, day, decision, field)
        section = section or decision.section_number
    if not any(sign.isdigit() for sign in section):
        raise Invalid(_("Write the § in the minutes."), "section_number")
    return section


def _check_entered(body: Body, day: date, decision: Decision, field: str) -> None:
    if decision.body_id != body.pk:
        raise Invalid(_("Another body took this decision."), "decision")
    matter = decision.matter
    if day < matter.opened_on:
        raise Invalid(
            _(
                "The decision is dated before its matter: %(matter)s was opened on "
                "%(day)s. Correct the day, or choose the right matter."
            )
            % {"matter": matter.registry_number, "day": said(matter.opened_on)},
            field,
        )
    if not decision.starts_on <= day <= (decision.ends_on or decision.starts_on):
        sentence = _("The decision in the register is dated %(day)s.")
        raise Invalid(sentence % {"day": said(decision.starts_on)}, field)
