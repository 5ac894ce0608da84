"""Beginning a dialogue from a consideration, changing it, and its bodies."""

from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import (
    BodyRole,
    Consideration,
    ConsiderationOutcome,
    Dialogue,
    DialogueBody,
    DialogueKind,
    NumberSeries,
    Stage,
)
from gensvar.dialogues.policies import may_hand_over, may_lead, may_prepare
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body

FIXED_WHEN_OPEN = {
    "kind",
    "contribution_visibility",
    "allows_anonymous",
    "allows_known",
    "allows_signed_in",
}


class DialogueFacts(TypedDict, total=False):
    """What a dialogue is about, and how people may take part in it."""

    title: str
    introduction: str
    kind: str
    contribution_visibility: str
    allows_anonymous: bool
    allows_known: bool
    allows_signed_in: bool


@transaction.atomic
def begin_dialogue(
    consideration: Consideration,
    *,
    body: Body,
    by: User,
    leader: User | None = None,
    **facts: Unpack[DialogueFacts],
) -> Dialogue:
    """Begin a dialogue that was considered and found right; it gets its number."""
    if not may_prepare(by, body):
        raise NotAllowed
    if consideration.outcome != ConsiderationOutcome.DIALOGUE:
        raise NotYet([_("a decided consideration that came to a dialogue")])
    fields: dict[str, Any] = dict(facts)  # Any: the values of any field
    return create_dialogue(
        consideration.matter,
        consideration,
        body=body,
        by=by,
        leader=leader,
        fields=fields,
    )


def create_dialogue(
    matter: Matter,
    consideration: Consideration | None,
    *,
    body: Body,
    by: User,
    fields: dict[str, Any],
    leader: User | None = None,
) -> Dialogue:
    """Give a dialogue its number and its owner; who may was asked by the caller."""
    # Any: the values of any field.
    _check_owner(body, fields.get("kind", DialogueKind.CITIZEN))
    _check(fields, title=fields.get("title", ""))
    # Taking the number first makes a double submit wait here and find the title used.
    number = _next_number()
    title = fields["title"]
    alike = Dialogue.objects.filter(matter=matter, consideration=consideration)
    if alike.filter(title=title).exists():
        raise Invalid(_("There is already a dialogue with this title."), "title")
    dialogue = Dialogue.objects.create(
        number=number,
        slug=_slug(title, number),
        matter=matter,
        consideration=consideration,
        body=body,
        leader=leader or by,
        created_by=by,
        **fields,
    )
    DialogueBody.objects.create(dialogue=dialogue, body=body, role=BodyRole.OWNER)
    record("begin dialogue", dialogue, by=by, number=number, body=body.pk)
    return dialogue


@transaction.atomic
def change_dialogue(
    dialogue: Dialogue,
    seen_version: int,
    *,
    by: User,
    **changes: Unpack[DialogueFacts],
) -> None:
    """Change a dialogue; how people take part is fixed once it has opened."""
    if not may_lead(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    fields: dict[str, Any] = {  # Any: the values of any field
        name: value
        for name, value in changes.items()
        if value != getattr(dialogue, name)
    }
    if dialogue.stage != Stage.PREPARING and FIXED_WHEN_OPEN & set(fields):
        raise Invalid(_("How people take part was promised before it opened."))
    if dialogue.stage in (Stage.CLOSED, Stage.CANCELLED):
        raise Invalid(_("The dialogue has ended and stays as it was."))
    if "kind" in fields:
        _check_kind(dialogue, fields["kind"])
    levels = {
        name: getattr(dialogue, name)
        for name in ("allows_anonymous", "allows_known", "allows_signed_in")
    }
    _check({**levels, **fields}, title=fields.get("title", dialogue.title))
    save_if_current(dialogue, seen_version, fields)
    record("change dialogue", dialogue, by=by, fields=sorted(fields))


@transaction.atomic
def set_part(dialogue: Dialogue, body: Body, role: str, *, by: User) -> DialogueBody:
    """Give a body a part in the dialogue (S2-26)."""
    if not may_lead(by, dialogue):
        raise NotAllowed
    if role not in BodyRole.values:
        raise Invalid(_("Choose what the body has to do with the dialogue."), "role")
    if role == BodyRole.OWNER:
        raise Invalid(_("The dialogue already has an owner."), "role")
    if not body.exists_on():
        raise Invalid(_("%(body)s no longer exists.") % {"body": body}, "body")
    try:
        with transaction.atomic():
            part = DialogueBody(dialogue=dialogue, body=body, role=role)
            # Added this way, the part is also seen by who has asked for the others.
            dialogue.bodies.add(part, bulk=False)
    except IntegrityError as problem:
        raise Invalid(_("The body already has that part."), "body") from problem
    record("set part", dialogue, by=by, body=body.pk, role=role)
    return part


@transaction.atomic
def remove_part(part: DialogueBody, *, by: User) -> None:
    """Take a body's part away; the owner stays."""
    dialogue = part.dialogue
    if not may_lead(by, dialogue):
        raise NotAllowed
    if part.role == BodyRole.OWNER:
        raise Invalid(_("A dialogue always has an owner."))
    record("remove part", dialogue, by=by, body=part.body_id, role=part.role)
    part.delete()


@transaction.atomic
def hand_over_dialogues(from_user: User, to_user: User, *, by: User) -> int:
    """Let another officer lead what one officer leads; return how many there were."""
    if not may_hand_over(by, from_user):
        raise NotAllowed
    if from_user == to_user:
        raise Invalid(_("Choose somebody else."), "to_user")
    led = Dialogue.objects.filter(leader=from_user).exclude(stage=Stage.CLOSED)
    dialogues = list(led.order_by("pk"))
    for dialogue in dialogues:
        hold(dialogue)
        if not may_lead(to_user, dialogue):
            raise Invalid(
                _("%(name)s may not lead “%(title)s”.")
                % {"name": to_user.name, "title": dialogue.title},
                "to_user",
            )
        Dialogue.objects.filter(pk=dialogue.pk).update(
            leader=to_user, version=F("version") + 1
        )
    # The chain comes last: whoever holds a dialogue may be waiting for it.
    for dialogue in dialogues:
        record("hand over", dialogue, by=by, before=from_user.pk, after=to_user.pk)
    return len(dialogues)


def _check_kind(dialogue: Dialogue, kind: str) -> None:
    """Raise Invalid for a kind that does not suit what is decided already."""
    is_light = DialogueKind.USER in (dialogue.kind, kind)
    if is_light and dialogue.mandates.filter(withdrawn_on__isnull=True).exists():
        raise Invalid(
            _("Withdraw what is promised first. The other kind is decided anew."),
            "kind",
        )
    _check_owner(dialogue.body, kind, "kind")
    if kind != DialogueKind.USER and dialogue.consideration_id is None:
        raise Invalid(
            _("Nobody has considered it. Begin it from a consideration instead."),
            "kind",
        )


def _check_owner(body: Body, kind: str, field: str = "body") -> None:
    """Elected people own a dialogue; a service may own one with its users."""
    if not body.is_elected and kind != DialogueKind.USER:
        raise Invalid(
            _("A dialogue is owned by a body of elected representatives."), field
        )
    if not body.exists_on():
        raise Invalid(_("%(body)s no longer exists.") % {"body": body}, field)


def _check(fields: dict[str, Any], *, title: str) -> None:
    # Any: the values of any field.
    if not title.strip():
        raise Invalid(_("Write what the dialogue is called."), "title")
    if "title" in fields:
        fields["title"] = title.strip()
    ways = ("allows_anonymous", "allows_known", "allows_signed_in")
    if not any(fields.get(way, True) for way in ways):
        raise Invalid(_("Choose at least one way to take part."), "allows_anonymous")


def _next_number() -> str:
    year = today().year
    NumberSeries.objects.get_or_create(year=year)
    # The row stays locked until the transaction ends, so no number is given twice.
    NumberSeries.objects.filter(year=year).update(last=F("last") + 1)
    return str(NumberSeries.objects.get(year=year))


def _slug(title: str, number: str) -> str:
    slug = slugify(title)[:80].strip("-") or "dialog"
    taken = Dialogue.objects.filter(slug=slug).exists()
    return f"{slug}-{number}" if taken else slug
