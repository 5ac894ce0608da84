"""Which values of a form a person has written, and wants back when it was refused."""

# What our own pages put in forms: marks of safety, keys, kept words and addresses.
MADE_BY_US = {"csrfmiddlewaretoken", "key", "packed", "next"}
LONGEST_CHOICE = 20


def is_written(name: str, text: str) -> bool:
    """Say whether a value is somebody's words, and not a choice or a mark of ours.

    Words have spaces between them; a long text without any may be in a script that
    uses none.
    """
    if name in MADE_BY_US:
        return False
    return len(text.split()) > 1 or len(text) >= LONGEST_CHOICE
