"""What the form of the result conference starts with."""

from collections.abc import Sequence

from gensvar.joint_work.models import ResultConference
from gensvar.joint_work.queries.together import Choice


def initial_of(
    found: ResultConference | None, choices: Sequence[Choice]
) -> dict[str, object]:
    """Return what has been written; nothing is chosen for anybody."""
    if found is None:
        return {"version": 0}
    said: dict[str, object] = {
        "held_on": found.held_on,
        "decides": found.decides_id,
        "notes": found.notes,
        "people": [user.pk for user in found.people.all()],
        "bodies": [body.pk for body in found.bodies.all()],
        "version": found.version,
    }
    for one in choices:
        if one.chosen:
            said[f"along_{one.finding.pk}"] = "yes" if one.chosen.goes_along else "no"
            said[f"why_{one.finding.pk}"] = one.chosen.why
    return said
