"""What one inventory asks, as plain values, and an answer as the form takes it."""

from dataclasses import dataclass

from gensvar.inventories.given import Given, own_field, topic_field
from gensvar.inventories.models import CoreActivity, NeedsInventory, NeedsQuestion
from gensvar.inventories.policies import bodies_asked


@dataclass(frozen=True)
class Asked:
    """The core activities, the administrations and the region's own questions."""

    activities: tuple[tuple[int, str], ...]
    bodies: tuple[tuple[int, str], ...]
    questions: tuple[tuple[int, str, str], ...]


def asked_in(inventory: NeedsInventory) -> Asked:
    """Return what an inventory asks today."""
    activities = CoreActivity.objects.filter(
        programme=inventory.programme_id, withdrawn_on__isnull=True
    )
    questions = NeedsQuestion.objects.filter(
        inventory=inventory, withdrawn_at__isnull=True
    )
    return Asked(
        activities=tuple((one.pk, str(one)) for one in activities),
        bodies=tuple((b.pk, b.name) for b in bodies_asked(inventory.programme)),
        questions=tuple((one.pk, one.words, one.guidance) for one in questions),
    )


def as_filled_in(given: Given) -> dict[str, object]:
    """Return an answer as the form shows it, to write it anew."""
    filled: dict[str, object] = {
        "language": given.language,
        "interval": given.interval,
        "minutes": given.minutes,
        "feedback_days": given.feedback_days,
        "counterparts": [*given.roles, *(f"body {pk}" for pk in given.bodies)],
    }
    filled |= {topic_field(topic): text for topic, text in given.words.items()}
    filled |= {own_field(pk): text for pk, text in given.own.items()}
    filled |= {f"wish_{pk}": wish for pk, wish in given.wishes.items()}
    for form, (stand, issue) in given.forms.items():
        filled |= {f"form_{form}": stand, f"issue_{form}": issue}
    return filled
