"""What those who lead a dialogue do: import, sort, write together, hand over."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.demo.guide.shapes import Place, Step, state_of, to
from gensvar.demo.notes.samples import SAMPLES
from gensvar.demo.personas import BY_KEY
from gensvar.demo.scenes import Scene, scene


def steps() -> Iterator[Step]:
    """Yield the steps of an officer with a dialogue that is being compiled."""
    shown = scene("3-associations")
    if shown is None:
        return
    for step in (_import_notes, _sort, _write_finding, _write_basis, _hand_over):
        yield step(shown)


def _note(shown: Scene) -> str:
    if shown.is_being_compiled:
        return ""
    return _("The basis has been handed over, so this part is finished.")


def _import_notes(shown: Scene) -> Step:
    return Step(
        _("Import notes of a meeting"),
        _(
            "Save one of these files and import it. You see what was found in it, and "
            "what is uncertain, before anything is kept."
        ),
        [Place(_("Import notes"), to("import", shown.number))],
        persona=BY_KEY["maja"],
        state=state_of(
            done=shown.is_handed_over or shown.batches > 1,
            possible=shown.is_being_compiled,
        ),
        note=_note(shown),
        files=[Place(name, reverse("demo-notes", args=[name])) for name in SAMPLES],
    )


def _sort(shown: Scene) -> Step:
    return Step(
        _("Sort what the associations said"),
        _(
            "Some of it lies under themes already. Sort more with the keyboard, with "
            "the mouse or with plain buttons. Everything can be undone, and you can "
            "go on before all of it is sorted."
        ),
        [Place(_("Sort"), to("sorting", shown.number))],
        persona=BY_KEY["maja"],
        state=state_of(
            done=shown.is_handed_over or not shown.unsorted,
            possible=shown.is_being_compiled,
        ),
        note=_note(shown),
    )


def _write_finding(shown: Scene) -> Step:
    return Step(
        _("Write a finding"),
        _(
            "Say in one sentence what several have said, what speaks against it, and "
            "whom you did not hear. Quote somebody."
        ),
        [Place(_("Write a finding"), to("finding-new", shown.number))],
        persona=BY_KEY["maja"],
        state=state_of(done=shown.findings > 0, possible=shown.is_being_compiled),
        note=_note(shown),
    )


def _write_basis(shown: Scene) -> Step:
    return Step(
        _("Write the decision basis"),
        _(
            "Say how you worked and who was not reached, and which body gets the "
            "basis. It can be read as a page, in Word and as PDF."
        ),
        [
            Place(_("Write the basis"), to("basis-write", shown.number)),
            Place(_("Choose who gets it"), to("recipients", shown.number)),
        ],
        persona=BY_KEY["maja"],
        state=state_of(done=shown.basis_is_written, possible=shown.is_being_compiled),
        note=_note(shown),
    )


def _hand_over(shown: Scene) -> Step:
    ready = shown.findings > 0 and shown.basis_is_written
    return Step(
        _("Hand over"),
        _(
            "The basis is kept as it reads now. If something is missing, the page says "
            "what, and nothing happens."
        ),
        [Place(_("The dialogue with the associations"), to("dialogue", shown.number))],
        persona=BY_KEY["maja"],
        state=state_of(done=shown.is_handed_over, possible=ready),
        note=""
        if ready
        else _("It needs a finding, a method and a body that gets the basis."),
    )
