"""Questions to the region: what they are about, who has them, how they are answered."""

from gensvar.enquiries.models.answers import Answer, AnswerKind, Verdict
from gensvar.enquiries.models.enquiries import OPEN, Enquiry, Source, State
from gensvar.enquiries.models.steps import AlsoAsks, EnquiryStep, Step
from gensvar.enquiries.models.themes import Theme

__all__ = [
    "OPEN",
    "AlsoAsks",
    "Answer",
    "AnswerKind",
    "Enquiry",
    "EnquiryStep",
    "Source",
    "State",
    "Step",
    "Theme",
    "Verdict",
]
