"""What those who work here fill in about questions."""

from gensvar.enquiries.forms.answering import AnswerForm, HideForm, ShowForm
from gensvar.enquiries.forms.moving import DayForm, ElsewhereForm, MoveForm
from gensvar.enquiries.forms.themes import ThemeForm
from gensvar.enquiries.forms.writing_down import ListForm, WriteDownForm

__all__ = [
    "AnswerForm",
    "DayForm",
    "ElsewhereForm",
    "HideForm",
    "ListForm",
    "MoveForm",
    "ShowForm",
    "ThemeForm",
    "WriteDownForm",
]
