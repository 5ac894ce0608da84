"""Notes as a document: page, Word file, PDF and plain text from one tree."""

from gensvar.meeting_notes.document.drawing import Approved, Frame, as_document
from gensvar.meeting_notes.document.plain import as_plain_text

__all__ = ["Approved", "Frame", "as_document", "as_plain_text"]
