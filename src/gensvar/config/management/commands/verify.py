"""gensvar verify: walk the chain of events from the first to the last."""

from django.core.management.base import BaseCommand, CommandError

from gensvar.audit.models import ChainHead
from gensvar.audit.verification import first_break


class Command(BaseCommand):
    """Say whether the chain holds; the exit status says so too."""

    help = "Walk the chain of events and say whether it holds."

    def handle(self, *args: object, **options: object) -> None:
        """Walk."""
        broken = first_break()
        if broken is not None:
            raise CommandError(
                f"The chain does not hold at event {broken.sequence}: {broken.why}."
            )
        head = ChainHead.objects.filter(pk=1).first()
        number, digest = (head.sequence, head.digest) if head else (0, "")
        self.stdout.write(f"The chain of {number} events holds. Its end: {digest}")
