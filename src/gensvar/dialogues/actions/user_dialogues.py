"""A dialogue between a service and its users: light, without a political mandate.

It goes on between the service and those who use it (kommunallagen 8 kap. 3 §, S3-40):
an officer of the owner says what is asked and promised, and everything after that is
as in any other dialogue.
"""

from typing import Any, Unpack

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.actions.dialogues import DialogueFacts, create_dialogue
from gensvar.dialogues.actions.mandates import (
    GIVEN_WHILE,
    MandateTerms,
    check_terms,
)
from gensvar.dialogues.models import DecisionOrder, Dialogue, DialogueKind, Mandate
from gensvar.dialogues.policies import may_lead, may_prepare
from gensvar.dialogues.queries import rules_on
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body


@transaction.atomic
def begin_user_dialogue(
    matter: Matter, *, body: Body, by: User, **facts: Unpack[DialogueFacts]
) -> Dialogue:
    """Begin a dialogue with the users of a service; nobody has to consider it."""
    if not may_prepare(by, body):
        raise NotAllowed
    fields: dict[str, Any] = dict(facts)  # Any: the values of any field
    fields["kind"] = DialogueKind.USER
    return create_dialogue(matter, None, body=body, by=by, fields=fields)


@transaction.atomic
def set_terms(
    dialogue: Dialogue, *, by: User, **terms: Unpack[MandateTerms]
) -> Mandate:
    """Say what a service asks its users and promises them; no body decides on it."""
    if not may_lead(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage", "kind")
    if dialogue.kind != DialogueKind.USER:
        raise Invalid(_("This kind of dialogue needs a mandate of elected people."))
    if dialogue.stage not in GIVEN_WHILE:
        raise Invalid(_("It is too late to change what is promised."))
    rules = rules_on(today())
    if rules is None:
        raise NotYet([_("rules that apply today")])
    fields: dict[str, Any] = dict(terms)  # Any: the values of any field
    fields.update(body=dialogue.body, decided_on=today(), order=DecisionOrder.SERVICE)
    mandate = Mandate(dialogue=dialogue, decided_by=by, rule_set=rules, **fields)
    if mandate.level.rule_set_id != rules.pk:
        raise Invalid(_("Choose a level of the rules that apply."), "level")
    check_terms(mandate)
    mandate.decider_name = by.name
    with override(settings.LANGUAGE_CODE):
        mandate.decider_title = str(dialogue.body)
    try:
        with transaction.atomic():
            mandate.save(force_insert=True)
    except IntegrityError as problem:
        raise Invalid(
            _("It is already written. Withdraw it first, and say why.")
        ) from problem
    record("set terms of user dialogue", dialogue, by=by, mandate=mandate.pk)
    return mandate
