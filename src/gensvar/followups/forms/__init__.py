"""What a person fills in about measures and questions."""

from gensvar.followups.forms.measures import (
    FilterForm,
    MoveDayForm,
    NoteForm,
    OwnerField,
    PassOnForm,
    PromiseForm,
    people_who_work_here,
)
from gensvar.followups.forms.questions import (
    AnswerForm,
    EscalateForm,
    PassQuestionForm,
    QuestionFilterForm,
    QuestionNoteForm,
    RaiseForm,
)

__all__ = [
    "AnswerForm",
    "EscalateForm",
    "FilterForm",
    "MoveDayForm",
    "NoteForm",
    "OwnerField",
    "PassOnForm",
    "PassQuestionForm",
    "PromiseForm",
    "QuestionFilterForm",
    "QuestionNoteForm",
    "RaiseForm",
    "people_who_work_here",
]
