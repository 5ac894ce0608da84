"""The forms of exchanges."""

from gensvar.exchanges.forms.days import GoalForm, TrainingForm
from gensvar.exchanges.forms.offers import (
    ChangeForm,
    LessonForm,
    OfferForm,
    PeopleForm,
    ReasonForm,
    RegionForm,
    SignUpForm,
    start_of,
)

__all__ = [
    "ChangeForm",
    "GoalForm",
    "LessonForm",
    "OfferForm",
    "PeopleForm",
    "ReasonForm",
    "RegionForm",
    "SignUpForm",
    "TrainingForm",
    "start_of",
]
