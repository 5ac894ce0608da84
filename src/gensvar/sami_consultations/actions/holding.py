"""The written account, occasions, and others who may take part (9–10 §§)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import said, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.models import Meeting
from gensvar.notifications.actions import send
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.sami_consultations.messages import here_are_the_questions
from gensvar.sami_consultations.models import (
    Attitude,
    Occasion,
    OccasionForm,
    OccasionParty,
    OtherParticipant,
    Party,
    PartyState,
    SamiConsultation,
    Stage,
    View,
    WrittenAccount,
)
from gensvar.sami_consultations.policies import may_consult
from gensvar.sami_consultations.queries import consulting, prepared_until


@dataclass(frozen=True)
class Plan:
    """When and how one consults. A meeting brings its own day."""

    form: str
    held_on: date | None = None
    how: str = ""
    meeting: Meeting | None = None

    @property
    def day(self) -> date | None:
        """Return the day of the meeting, or the day that was written."""
        if self.meeting is not None:
            starts = self.meeting.starts_at
            return timezone.localdate(starts) if starts else None
        return self.held_on


def ask(consultation: SamiConsultation, by: User) -> None:
    """Raise NotAllowed, or NotYet unless a consultation is under way; hold it."""
    if not may_consult(by, consultation):
        raise NotAllowed
    hold(consultation, "stage")
    if consultation.stage != Stage.CONSULTING:
        raise NotYet([_("a consultation that is under way")])


@transaction.atomic
def send_account(
    consultation: SamiConsultation,
    words: str,
    prepare_until: date,
    *,
    sent_on: date | None = None,
    by: User,
) -> WrittenAccount:
    """Send the written account of the questions to all who want consultation (9 §).

    `sent_on` is an earlier day where it was sent by other means; no letter is then
    written. Raises NotAllowed, NotYet or Invalid.
    """
    ask(consultation, by)
    if not words.strip():
        raise Invalid(_("Write the questions."), "words")
    day = sent_on or today()
    if day > today():
        raise Invalid(_("This day has not come yet."), "sent_on")
    if prepare_until <= day:
        raise Invalid(
            _("Leave time to prepare after the account is sent."), "prepare_until"
        )
    account = WrittenAccount.objects.create(
        consultation=consultation,
        words=words.strip(),
        sent_on=day,
        prepare_until=prepare_until,
        sent_by=by,
    )
    parties = list(consulting(consultation))
    account.parties.set(parties)
    if sent_on is None or sent_on == today():
        for party in parties:
            party.consultation = consultation
        send(here_are_the_questions(party, account) for party in parties)
    record("send written account", consultation, by=by, until=prepare_until)
    return account


@transaction.atomic
def set_occasion(
    consultation: SamiConsultation,
    plan: Plan,
    parties: Collection[Party],
    *,
    by: User,
) -> Occasion:
    """Set a day on which one consults; orally only after the time to prepare (9 §).

    Raises NotAllowed, NotYet, or Invalid at the field that cannot be right.
    """
    ask(consultation, by)
    if plan.form not in OccasionForm.values:
        raise Invalid(_("Choose a form."), "form")
    if not parties:
        raise Invalid(_("Choose whom you consult."), "parties")
    day = plan.day
    if day is None:
        if plan.meeting is not None:
            raise Invalid(_("This meeting has no day yet."), "meeting")
        raise Invalid(_("Choose a day."), "held_on")
    for party in parties:
        _check_party(consultation, party, plan, day)
    occasion = Occasion.objects.create(
        consultation=consultation,
        form=plan.form,
        held_on=day,
        how=plan.how.strip(),
        meeting=plan.meeting,
        entered_by=by,
    )
    OccasionParty.objects.bulk_create(
        OccasionParty(occasion=occasion, party=party) for party in parties
    )
    record("set sami occasion", consultation, by=by, on=day, form=plan.form)
    return occasion


@transaction.atomic
def take_back_occasion(occasion: Occasion, *, by: User) -> None:
    """Take back a day that was set and does not hold. Raises NotAllowed or NotYet."""
    ask(occasion.consultation, by)
    record("take back sami occasion", occasion.consultation, by=by, on=occasion.held_on)
    occasion.delete()


def _check_party(
    consultation: SamiConsultation, party: Party, plan: Plan, day: date
) -> None:
    if party.consultation_id != consultation.pk or party.state != PartyState.WANTS:
        raise Invalid(_("Choose among those who want consultation."), "parties")
    if plan.form != OccasionForm.ORAL:
        return
    field = "meeting" if plan.meeting else "held_on"
    ready = prepared_until(party)
    if ready is None:
        raise Invalid(
            _("Send %(who)s the written account of the questions first (9 §).")
            % {"who": party},
            field,
        )
    if day <= ready:
        raise Invalid(
            _("%(who)s has time to prepare until %(day)s. Choose a later day (9 §).")
            % {"who": party, "day": said(ready)},
            field,
        )


@transaction.atomic
def name_other(
    consultation: SamiConsultation, name: str, why: str, *, by: User
) -> OtherParticipant:
    """Name an organisation that may take part too, and ask for views of it (10 §)."""
    ask(consultation, by)
    if not why.strip():
        raise Invalid(_("Write why it should take part."), "why")
    organisation = keep_organisation(name, by=by)
    if organisation is None:
        raise Invalid(_("Write the name."), "name")
    try:
        with transaction.atomic():
            made = OtherParticipant.objects.create(
                consultation=consultation,
                organisation=organisation,
                why=why.strip(),
                entered_by=by,
            )
    except IntegrityError as problem:
        raise Invalid(_("It is already named here."), "name") from problem
    record("name other participant", made, by=by, organisation=organisation.pk)
    return made


@transaction.atomic
def note_attitude(
    other: OtherParticipant, party: Party, view: str, words: str = "", *, by: User
) -> Attitude:
    """Note what a representative thinks of another participant; the latest counts."""
    ask(other.consultation, by)
    if party.consultation_id != other.consultation_id:
        raise Invalid(_("Choose among those who want consultation."), "party")
    if view not in View.values:
        raise Invalid(_("Choose what they say."), "view")
    made, _new = Attitude.objects.update_or_create(
        other=other,
        party=party,
        defaults={
            "view": view,
            "words": words.strip(),
            "noted_on": today(),
            "entered_by": by,
        },
    )
    record("note attitude", other, by=by, party=party.pk, view=view)
    return made


@transaction.atomic
def decide_other(
    other: OtherParticipant, takes_part: bool, reason: str, *, by: User
) -> None:
    """Decide whether another organisation takes part, when all have been asked (10 §).

    Raises NotAllowed, NotYet with those whose view is missing, or Invalid.
    """
    ask(other.consultation, by)
    if not reason.strip():
        raise Invalid(_("Write why."), "reason")
    asked = set(other.attitudes.values_list("party", flat=True))
    missing = [one for one in consulting(other.consultation) if one.pk not in asked]
    if missing:
        raise NotYet([_("the view of %(who)s") % {"who": one} for one in missing])
    OtherParticipant.objects.filter(pk=other.pk).update(
        takes_part=takes_part, decided_on=today(), reason=reason.strip()
    )
    record("decide other participant", other, by=by, takes_part=takes_part)
