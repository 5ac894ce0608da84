"""The forms of exchanges that those who work here fill in."""

from gensvar.exchanges.forms.days import GoalForm, TrainingForm
from gensvar.exchanges.forms.news import BodyNewsForm
from gensvar.exchanges.forms.offers import ReasonForm, RegionForm, SignUpForm

__all__ = [
    "BodyNewsForm",
    "GoalForm",
    "ReasonForm",
    "RegionForm",
    "SignUpForm",
    "TrainingForm",
]
