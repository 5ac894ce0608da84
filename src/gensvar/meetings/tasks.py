"""What the worker does for meetings; every task bears being run again."""

from gensvar.jobs.running import Run
from gensvar.meetings.actions import seeing_to


def see_to_seats(_run: Run) -> None:
    """Finish withdrawals, let offers pass, and pass free seats on."""
    seeing_to.see_to_seats()


def remind_guests(_run: Run) -> None:
    """Remind guests of last days to answer, and of meetings tomorrow."""
    seeing_to.remind_guests()


def forget_needs(_run: Run) -> None:
    """Empty what guests needed at meetings that are over."""
    seeing_to.forget_needs()


SEATS, REMIND, NEEDS = "pass seats on", "remind guests", "forget what guests needed"
TASKS = {SEATS: see_to_seats, REMIND: remind_guests, NEEDS: forget_needs}
PERIODIC = {SEATS: 5, REMIND: 60, NEEDS: 60}
