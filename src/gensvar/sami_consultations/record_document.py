"""The record of one consultation as a document: page, Word file and PDF (12 §)."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.documents.content import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Table,
)
from gensvar.kernel.days import said, today
from gensvar.sami_consultations import law
from gensvar.sami_consultations.models import (
    Attitude,
    Party,
    Position,
    SamiConsultation,
    SilenceDecision,
    Stage,
)
from gensvar.sami_consultations.queries import (
    documentation_of,
    parties_of,
    positions_of,
)
from gensvar.sami_consultations.starting import occasions_in_words


def record_of(found: SamiConsultation) -> Document:
    """Return the whole record, in the language of the reader."""
    matter = found.matter
    return Document(
        title=_("Sámi consultation: %(title)s") % {"title": matter.title},
        language=get_language() or "sv",
        author=settings.REGION_NAME,
        subject=_("Record of consultation under SFS 2022:66"),
        registry_number=matter.registry_number,
        date=said(today()),
        blocks=(
            *_documentation(found),
            *_screening(found),
            *_asked(found),
            *_held(found),
            *_positions(found),
        ),
    )


def _documentation(found: SamiConsultation) -> Iterator[Block]:
    yield Heading(2, _("Documentation"))
    yield Facts(
        (
            (_("Body"), found.matter.body.name),
            (_("Where it stands"), found.get_stage_display()),
        )
    )
    written = documentation_of(found)
    if written is None:
        yield Paragraph(_("The documentation is not written yet."))
        return
    yield Facts(
        (
            (_("What came out of it"), written.outcome),
            (_("When and how"), written.when_and_how),
            (_("Who took part"), written.took_part),
            (
                _("Who made the documentation"),
                f"{written.made_by}, {said(written.made_on)}",
            ),
        )
    )


def _screening(found: SamiConsultation) -> Iterator[Block]:
    yield Heading(2, _("Screening"))
    rows = [
        _("%(day)s, %(who)s: %(answer)s. %(reason)s")
        % {
            "day": said(one.decided_on),
            "who": one.decider,
            "answer": _("Yes, it can") if one.may_be_significant else _("No"),
            "reason": one.reason,
        }
        for one in found.screenings.all()
    ]
    asked = found.requests.select_related("representative__organisation")
    rows += [
        _("%(day)s: %(who)s asked for consultation (6 §). %(words)s")
        % {
            "day": said(one.received_on),
            "who": one.representative,
            "words": one.words,
        }
        for one in asked
    ]
    if found.stage == Stage.NO_DUTY:
        rows += [
            f"{said(one.decided_on)}, {one.decider}: "
            f"{law.ground(one.ground) or one.ground}. {one.reason}"
            for one in found.no_duties.all()
        ]
    if rows:
        yield BulletList(tuple(rows))
    else:
        yield Paragraph(_("Nobody has screened the matter."))


def _asked(found: SamiConsultation) -> Iterator[Block]:
    yield Heading(2, _("Who was asked, and how it ended"))
    parties = list(parties_of(found))
    if not parties:
        yield Paragraph(_("Nobody has been asked yet."))
        return
    header = (_("Representative"), _("Answer by"), _("Answer"), _("How it ended"))
    yield Table(
        _("Representatives"),
        header,
        tuple(
            (
                str(one),
                said(one.answer_by) if one.answer_by else "–",
                one.get_state_display(),
                end_of(one) or "–",
            )
            for one in parties
        ),
    )
    silence = SilenceDecision.objects.filter(party__consultation=found)
    rows = silence.select_related("party__representative__organisation")
    if lines := tuple(_silence(one) for one in rows):
        yield BulletList(lines)


def _silence(one: SilenceDecision) -> str:
    what = (
        _("silence is regarded as abstaining")
        if one.is_abstention
        else _("one keeps waiting")
    )
    return f"{said(one.decided_on)}, {one.decider}: {one.party}, {what}. {one.reason}"


def end_of(one: Party) -> str:
    """Return how it ended with a representative, in words; nothing before that."""
    end = getattr(one, "end", None)
    if end is None:
        return ""
    words = f"{end.get_kind_display()}, {said(end.ended_on)}"
    if end.declared_by_region is None:
        return words
    side = _("the region") if end.declared_by_region else str(one)
    return f"{words}. " + _("Declared by %(side)s") % {"side": side}


def _held(found: SamiConsultation) -> Iterator[Block]:
    yield Heading(2, _("When and how"))
    accounts = [
        _("%(day)s: the written account was sent. Time to prepare until %(until)s.")
        % {"day": said(one.sent_on), "until": said(one.prepare_until)}
        for one in found.accounts.all()
    ]
    rows = accounts + occasions_in_words(found)
    views = Attitude.objects.filter(other__consultation=found).select_related(
        "other__organisation", "party__representative__organisation"
    )
    rows += [
        _("%(who)s on the presence of %(other)s: %(view)s. %(words)s")
        % {
            "who": one.party,
            "other": one.other,
            "view": one.get_view_display(),
            "words": one.words,
        }
        for one in views
    ]
    if rows:
        yield BulletList(tuple(rows))
    else:
        yield Paragraph(_("No occasion is written down."))


def _positions(found: SamiConsultation) -> Iterator[Block]:
    yield Heading(2, _("Positions and replies"))
    rows = list(positions_of(found))
    if not rows:
        yield Paragraph(_("Nobody has stated a position yet."))
    for one in rows:
        yield Heading(3, _title(one))
        yield Quote(one.words, language=one.language)
        if one.reasons:
            yield Paragraph(_("Reasons:"))
            yield Quote(one.reasons, language=one.language)


def _title(one: Position) -> str:
    side = str(one.party) if one.party else _("The region")
    words = f"{side}, {said(one.given_on)}: {one.get_kind_display()}"
    if one.replies_to is not None:
        to = one.replies_to.party
        words += " " + _("to %(side)s") % {"side": to or _("the region")}
    if getattr(one, "corrected_by", None) is not None:
        words += " " + _("(corrected later)")
    return words
