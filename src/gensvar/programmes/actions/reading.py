"""Recording who has read who holds the seats: it can tell what people belong to."""

from datetime import timedelta

from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.audit.models import Event
from gensvar.kernel.errors import NotAllowed
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import may_read_seats

READ = "read seats"
ONCE_IN = timedelta(hours=1)


def note_seats_read(programme: Programme, *, by: User) -> None:
    """Record that somebody reads who holds the seats (GDPR article 9).

    Once an hour for each person and programme, so that the log stays readable. Raises
    NotAllowed for those who may not.
    """
    if not may_read_seats(by, programme):
        raise NotAllowed
    lately = Event.objects.filter(
        kind=programme._meta.label_lower,
        thing_id=str(programme.pk),
        actor_id=str(by.pk),
        verb=READ,
        at__gt=timezone.now() - ONCE_IN,
    )
    if not lately.exists():
        record(READ, programme, by=by)
