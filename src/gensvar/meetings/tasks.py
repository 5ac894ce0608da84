"""What the worker does for meetings; every task bears being run again."""

from gensvar.jobs.running import Run, Task
from gensvar.meetings.actions import materials, seeing_to


def see_to_seats(_run: Run) -> None:
    """Finish withdrawals, let offers pass, and pass free seats on."""
    seeing_to.see_to_seats()


def remind_guests(_run: Run) -> None:
    """Remind guests of last days to answer, and of meetings tomorrow."""
    seeing_to.remind_guests()


def forget_needs(_run: Run) -> None:
    """Empty what guests needed at meetings that are over."""
    seeing_to.forget_needs()


def prepare_meetings(_run: Run) -> dict[str, object]:
    """Remind those who bring material, and lead those who come to it."""
    return {"reminded": materials.remind_owners(), "packs": materials.send_packs()}


PREPARE = "prepare meetings"
SEATS, REMIND, NEEDS = "pass seats on", "remind guests", "forget what guests needed"
TASKS: dict[str, Task] = {
    SEATS: see_to_seats,
    REMIND: remind_guests,
    NEEDS: forget_needs,
    PREPARE: prepare_meetings,
}
PERIODIC = {SEATS: 5, REMIND: 60, NEEDS: 60, PREPARE: 60}
