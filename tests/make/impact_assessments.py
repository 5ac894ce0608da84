"""Impact assessments, made through the actions."""

from gensvar.impact_assessments.actions import (
    Said,
    adopt_standard_checklists,
    answer_questions,
    begin_assessment,
    finish_assessment,
)
from gensvar.impact_assessments.models import Assessment, Checklist, Verdict
from gensvar.matters.models import Matter
from gensvar.organisations.models import Role
from tests.make.dialogues import officer_of, someone


def make_checklist(matter: Matter, key: str = "minority") -> Checklist:
    """Return a checklist in use; the standard ones are taken into use first."""
    adopt_standard_checklists(by=someone(matter.body, Role.ADMINISTRATOR))
    return Checklist.objects.get(key=key, valid_to=None)


def make_assessment(
    matter: Matter, key: str = "minority", *, finished: bool = True
) -> Assessment:
    """Assess a matter: the first question is a yes, nothing else is known."""
    by = officer_of(matter.body)
    made = begin_assessment(matter, make_checklist(matter, key), by=by)
    first = made.answers.all()[0]
    said = {first.question_id: Said(Verdict.YES, "Finska berörs.", "Samråd i maj")}
    texts = {"asked": "Två föreningar", "summary": "Språket väger tungt."}
    answer_questions(made, made.version, texts, said, by=by)
    if finished:
        finish_assessment(made, by=by)
    return made
