"""The table of public addresses, for letters and documents written on lower floors.

Pages take their addresses from url names; a test compares the two.
"""

from django.conf import settings


def absolute(path: str) -> str:
    """Return the whole address of a path; the host always comes from the settings."""
    return f"{settings.BASE_URL}{path}"


def dialogue(slug: str) -> str:
    """Return the address of a dialogue's public page."""
    return f"/dialoger/{slug}/"


def dialogue_answer(slug: str) -> str:
    """Return the address of what became of a dialogue."""
    return f"/dialoger/{slug}/svar/"


def contribution(public_id: str) -> str:
    """Return the address of one contribution's public page."""
    return f"/inspel/{public_id}/"


def receipt(code: str) -> str:
    """Return the address where a participant sees what happened: never in a letter."""
    return f"/mitt/{code}/"


def invitation(token: str) -> str:
    """Return the address where a colleague accepts an invitation."""
    return f"/inbjudan/{token}/"


def unfollow(token: str) -> str:
    """Return the address that ends the following of a dialogue."""
    return f"/folj/avsluta/{token}/"


def confirm_following(token: str) -> str:
    """Return the address that confirms the following of a dialogue."""
    return f"/folj/bekrafta/{token}/"
