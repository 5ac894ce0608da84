"""What the package tells of what organisations said together."""

from gensvar.dialogues.models import Dialogue
from gensvar.joint_positions.models import Backing, Position
from gensvar.joint_positions.queries import sent_to
from gensvar.joint_positions.standing import has_agreed
from gensvar.reporting.package.discretion import Discretion, Plain, plain


def joint_positions(tells: Discretion, dialogue: Dialogue) -> Plain:
    """Return who stands behind which contribution, and who has left it since.

    The words are those of the contribution. Of a hidden one no reservation is told.
    """
    return [_position(tells, one) for one in sent_to(dialogue)]


def _position(tells: Discretion, position: Position) -> Plain:
    contribution = position.contribution
    withheld = contribution is None or tells.withholds(contribution)
    return {
        **tells.facts(position, "public_id number starter language started_at sent_at"),
        "contribution": contribution.public_id if contribution else "",
        "withheld": withheld,
        "behind": [
            _backing(one, withheld=withheld)
            for one in position.backings.all()
            if has_agreed(one, position)
        ],
    }


def _backing(backing: Backing, *, withheld: bool) -> Plain:
    return {
        "organisation": backing.organisation.name,
        "answered_at": plain(backing.answered_at),
        "reservation": "" if withheld else backing.reservation,
        "withdrawn_on": plain(backing.withdrawn_on),
    }
