"""What is said when notes cannot be read."""

from gensvar.notes.messages import sentence_in


class NotesError(Exception):
    """A file that cannot be read as notes, with a stable code and a plain sentence."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(sentence_in("en", code, detail))

    def message(self, language: str = "sv") -> str:
        """Return the sentence for the person who chose the file."""
        return sentence_in(language, self.code, self.detail)
