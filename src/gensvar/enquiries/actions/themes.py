"""Keeping the themes: what one can ask about, who answers, within how many days."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.enquiries.models import Theme
from gensvar.enquiries.models.themes import LONGEST_WAIT
from gensvar.enquiries.policies import may_keep_themes
from gensvar.kernel.days import today
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body
from gensvar.organisations.policies import works_here


@dataclass(frozen=True)
class ThemeFacts:
    """What a theme is; `slug` may be given once and stands in addresses."""

    name: str
    body: Body
    owner_role: str
    answer_days: int
    owner: User | None = None
    hint: str = ""
    is_published: bool = False
    is_funding: bool = False


@transaction.atomic
def add_theme(facts: ThemeFacts, *, by: User, slug: str = "") -> Theme:
    """Add something that one can ask about. Raises NotAllowed, or Invalid."""
    _check(facts, by)
    last = Theme.objects.aggregate(last=Max("place"))["last"] or 0
    theme = Theme(
        slug=(slug or slugify(facts.name))[:60] or f"amne-{last + 1}",
        place=last + 1,
        **vars(facts),
    )
    try:
        with transaction.atomic():
            theme.save(force_insert=True)
    except IntegrityError as refused:
        raise Invalid(
            _("There is already a theme with this name."), "name"
        ) from refused
    record("add theme of enquiries", theme, by=by)
    return theme


@transaction.atomic
def change_theme(
    theme: Theme, facts: ThemeFacts, *, by: User, seen: int | None = None
) -> None:
    """Change a theme; questions that came before keep their owner and day."""
    _check(facts, by)
    try:
        with transaction.atomic():
            version = theme.version if seen is None else seen
            save_if_current(theme, version, vars(facts))
    except IntegrityError as refused:
        raise Invalid(
            _("There is already a theme with this name."), "name"
        ) from refused
    record("change theme of enquiries", theme, by=by)


@transaction.atomic
def end_theme(theme: Theme, *, by: User, again: bool = False) -> None:
    """End a theme, or take it in use again; what was asked stays."""
    if not may_keep_themes(by):
        raise NotAllowed
    save_if_current(theme, theme.version, {"ended_on": None if again else today()})
    verb = "take theme of enquiries in use" if again else "end theme of enquiries"
    record(verb, theme, by=by)


def _check(facts: ThemeFacts, by: User) -> None:
    if not may_keep_themes(by):
        raise NotAllowed
    if not facts.name.strip():
        raise Invalid(_("Write what it is about."), "name")
    if not facts.owner_role.strip():
        raise Invalid(_("Write the title of who answers."), "owner_role")
    if not 1 <= facts.answer_days <= LONGEST_WAIT:
        raise Invalid(_("Choose between 1 and 120 working days."), "answer_days")
    if not facts.body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    if facts.owner is not None and not works_here(facts.owner):
        raise Invalid(_("This person has no role here and cannot answer."), "owner")
