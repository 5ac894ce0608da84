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

TABLE = Disposal._meta.label_lower
FACTS = (
    "reference",
    "rule",
    "decided_on",
    "received_until",
    "takes_quotations",
    "carried_out_at",
)


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
    return entry["dialogue"], entry["reference"]


def replay() -> int:
    """Carry out again what the database does not know of, and return how many."""
    again = 0
    for entry in read():
        dialogue = Dialogue.objects.filter(number=entry["dialogue"]).first()
        if dialogue is None:
            continue
        known = Disposal.objects.filter(
            dialogue=dialogue, reference=entry["reference"], declined_at__isnull=True
        ).first()
        if known is not None and known.carried_out_at is not None:
            continue
        disposal = known or Disposal(dialogue=dialogue, proposed_by=dialogue.leader)
        for fact in entry.keys() & set(FACTS):  # an old ledger knows fewer
            field = cast("Field[object, object]", Disposal._meta.get_field(fact))
            setattr(disposal, fact, field.to_python(entry[fact]))
        disposal.save()
        disposal.count = empty(disposal, REACH)
        disposal.save(update_fields=["count"])
        again += 1
    return again
