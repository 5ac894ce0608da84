"""Writing the region's own text, and showing the default again."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.guidance.catalogue import FIELDS, TONGUES, Kind, defaults
from gensvar.guidance.models import MethodSetting, OwnText
from gensvar.guidance.policies import may_edit_guidance
from gensvar.kernel.errors import Invalid, NotAllowed, Stale


@transaction.atomic
def edit_guidance(
    kind: str,
    key: str,
    language: str,
    words: Mapping[str, str],
    *,
    by: User,
    seen: int | None = None,
) -> OwnText:
    """Put the region's own text in place of the one shown, in one language.

    `seen` is the number of the text one read, 0 for the default. Raises Stale when
    somebody wrote another meanwhile, and Invalid at the field.
    """
    if not may_edit_guidance(by):
        raise NotAllowed
    _check_place(kind, key, language)
    said = _checked(kind, words)
    rows = OwnText.objects.filter(kind=kind, key=key, language=language)
    shown = rows.filter(is_current=True).first()
    if seen is not None and seen != (shown.number if shown else 0):
        raise Stale
    last = rows.aggregate(last=Max("number"))["last"] or 0
    place = {"kind": kind, "key": key, "language": language, "number": last + 1}
    rows.filter(is_current=True).update(is_current=False)
    try:
        with transaction.atomic():
            text = OwnText.objects.create(**place, words=said, by=by)
    except IntegrityError:
        raise Stale from None
    record("edit guidance", text, by=by, **place)
    return text


@transaction.atomic
def show_default(kind: str, key: str, language: str, *, by: User) -> None:
    """Show the text that comes with the product again; the own one stays in history."""
    if not may_edit_guidance(by):
        raise NotAllowed
    _check_place(kind, key, language)
    if key not in defaults(kind):
        raise Invalid(_("This text is your own. There is no other to show."))
    place = {"kind": kind, "key": key, "language": language}
    text = OwnText.objects.filter(**place, is_current=True).first()
    if text is None:
        raise Invalid(_("The default text is shown already."))
    OwnText.objects.filter(pk=text.pk).update(is_current=False)
    record("show default guidance", text, by=by, **place)


def _check_place(kind: str, key: str, language: str) -> None:
    if kind not in Kind.values or language not in TONGUES:
        raise Invalid(_("There is no such text."))
    is_own = kind == Kind.METHOD and (
        MethodSetting.objects.filter(key=key, is_own=True).exists()
    )
    if key not in defaults(kind) and not is_own:
        raise Invalid(_("There is no such text."))


def _checked(kind: str, words: Mapping[str, str]) -> dict[str, str]:
    said = {}
    for name, field in FIELDS[kind].items():
        text = words.get(name, "").strip()
        if field.is_needed and not text:
            raise Invalid(_("Write something here."), name)
        if len(text) > field.longest:
            raise Invalid(
                _("Write at most %(most)d characters. You have %(now)d.")
                % {"most": field.longest, "now": len(text)},
                name,
            )
        said[name] = text
    return said
