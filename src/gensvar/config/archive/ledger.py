"""The ledger of disposals: a file beside the database, so that nothing comes back.

A backup that is older than a disposal holds what was disposed of. The ledger names the
disposals, never what they emptied; a restore carries them out again before anybody
reads (F-32).
"""

import json
from pathlib import Path
from typing import cast

from django.conf import settings
from django.db.models import Field

from gensvar.config.disposal import REACH
from gensvar.contributions.actions.disposing import empty
from gensvar.contributions.models import Disposal
from gensvar.dialogues.models import Dialogue
from gensvar.meeting_notes.actions.disposing import empty_held
from gensvar.meeting_notes.models import MeetingDisposal
from gensvar.meetings.models import Meeting
from gensvar.search.indexing import forget_meetings

FACTS = (
    "reference",
    "rule",
    "decided_on",
    "received_until",
    "takes_quotations",
    "carried_out_at",
)
OF_MEETINGS = ("reference", "rule", "decided_on", "takes_approved", "carried_out_at")
TABLES = {Disposal._meta.label_lower, MeetingDisposal._meta.label_lower}


def place() -> Path:
    """Return where the ledger is."""
    return Path(settings.DATA) / "disposals.jsonl"


def write() -> int:
    """Write every disposal that was carried out; keep those that only the file knows.

    Returns how many the ledger holds.
    """
    entries = {_name(entry): entry for entry in read()}
    done = Disposal.objects.filter(carried_out_at__isnull=False)
    for disposal in done.select_related("dialogue").order_by("pk"):
        entry = {fact: str(getattr(disposal, fact)) for fact in FACTS}
        entry["dialogue"] = disposal.dialogue.number
        entries[_name(entry)] = entry
    emptied = MeetingDisposal.objects.filter(carried_out_at__isnull=False)
    for one in emptied.order_by("pk"):
        entry = {fact: str(getattr(one, fact)) for fact in OF_MEETINGS}
        entry["meeting"] = str(one.meeting_id)
        entries[_name(entry)] = entry
    half = place().with_suffix(".half")
    half.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half.write_text("".join(json.dumps(entry) + "\n" for entry in entries.values()))
    half.replace(place())
    return len(entries)


def read() -> list[dict[str, str]]:
    """Return the entries of the ledger."""
    if not place().exists():
        return []
    return [json.loads(line) for line in place().read_text().splitlines() if line]


def _name(entry: dict[str, str]) -> tuple[str, str]:
    return entry.get("dialogue") or f"meeting {entry['meeting']}", entry["reference"]


def replay() -> int:
    """Carry out again what the database does not know of, and return how many."""
    return sum(
        _replay_meeting(entry) if "meeting" in entry else _replay_dialogue(entry)
        for entry in read()
    )


def _replay_dialogue(entry: dict[str, str]) -> bool:
    dialogue = Dialogue.objects.filter(number=entry["dialogue"]).first()
    if dialogue is None:
        return False
    known = Disposal.objects.filter(
        dialogue=dialogue, reference=entry["reference"], declined_at__isnull=True
    ).first()
    if known is not None and known.carried_out_at is not None:
        return False
    disposal = known or Disposal(dialogue=dialogue, proposed_by=dialogue.leader)
    _write_facts(disposal, entry, FACTS)
    disposal.count = empty(disposal, REACH)
    disposal.save(update_fields=["count"])
    return True


def _replay_meeting(entry: dict[str, str]) -> bool:
    meeting = Meeting.objects.filter(pk=int(entry["meeting"])).first()
    if meeting is None:
        return False
    known = MeetingDisposal.objects.filter(
        meeting=meeting, reference=entry["reference"], declined_at__isnull=True
    ).first()
    if known is not None and known.carried_out_at is not None:
        return False
    disposal = known or MeetingDisposal(meeting=meeting, proposed_by=meeting.created_by)
    _write_facts(disposal, entry, OF_MEETINGS)
    empty_held([meeting.pk], takes_approved=disposal.takes_approved)
    forget_meetings([meeting.pk])
    return True


def _write_facts(
    disposal: Disposal | MeetingDisposal, entry: dict[str, str], facts: tuple[str, ...]
) -> None:
    """Save what the ledger says; an old ledger knows fewer facts."""
    for fact in entry.keys() & set(facts):
        field = cast("Field[object, object]", disposal._meta.get_field(fact))
        setattr(disposal, fact, field.to_python(entry[fact]))
    disposal.save()
