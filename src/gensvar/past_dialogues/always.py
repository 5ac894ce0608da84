"""What every rule set asks of a dialogue, whatever else stands in it."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

# By S3-27, S3-38 and S3-51.
ALWAYS: dict[str, StrOrPromise] = {
    "plan-purpose": _("A communication plan said the purpose before the dialogue"),
    "plan-goals": _("The plan said the goals"),
    "plan-activities": _("The plan said what would be done, and when"),
    "plan-feedback": _("The plan said how people would get an answer"),
    "result-in-basis": _("The result stood in the decision basis"),
    "answer-participants": _("Those who took part got an answer"),
    "answer-public": _("Everyone could read the answer"),
    "answer-services": _("The services concerned got the result"),
    "evaluated": _("The dialogue was evaluated together with those who took part"),
}
