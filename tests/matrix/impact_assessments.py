"""What impact assessments add to the world of the matrix."""

from gensvar.impact_assessments.actions import Asked, write_edition
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body, Role
from tests.make.dialogues import make_matter, someone
from tests.make.impact_assessments import make_assessment, make_checklist


def fill_impact(body: Body) -> None:
    """Assess the first matter of the body once, and begin anew."""
    matter = Matter.objects.filter(body=body).earliest("pk")
    make_assessment(matter)
    make_assessment(matter, finished=False)


def grow_impact(body: Body, rows: int) -> None:
    """Assess as many matters as one asks for; the first as many times."""
    first = Matter.objects.filter(body=body).earliest("pk")
    administrator = someone(body, Role.ADMINISTRATOR)
    for row in range(rows):
        make_assessment(first, "child")
        make_assessment(make_matter(body))
        old = make_checklist(first, "health")
        asked = [Asked(f"Fråga {number}") for number in range(row + 1)]
        write_edition(old, "Egen", "Projektmodellen", asked, by=administrator)
