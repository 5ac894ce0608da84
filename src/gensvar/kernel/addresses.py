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


def guest(token: str) -> str:
    """Return the address of a guest's own page for one meeting."""
    return f"/mote/{token}/"


def open_meeting(public_id: str) -> str:
    """Return the address of the public page of a meeting."""
    return f"/moten/{public_id}/"


def door(public_id: str) -> str:
    """Return the address at the door of a meeting, where guests say they are here."""
    return f"/moten/{public_id}/har/"


def tables() -> str:
    """Return the address where one writes the code of one's table."""
    return "/bord/"


def table(code: str) -> str:
    """Return the address of a table's own page at a meeting: on its card alone."""
    return f"/bord/{code}/"


def screen(key: str) -> str:
    """Return the address of what the whole room sees on the wall."""
    return f"/skarm/{key}/"


def screen_news(key: str) -> str:
    """Return the address that pages ask for what is new on a board."""
    return f"/skarm/{key}/nytt"


def claim(token: str) -> str:
    """Return the address where a guest sees and sends a claim for a meeting."""
    return f"/mote/{token}/arvode/"


def meeting_work(number: int) -> str:
    """Return the address where those who work here prepare a meeting."""
    return f"/arbete/moten/{number}/"


def meeting_agenda(number: int) -> str:
    """Return the address where those who work here keep the agenda of a meeting."""
    return f"/arbete/moten/{number}/dagordning/"


def meeting_times(number: int) -> str:
    """Return the address where those who work here find a time for a meeting."""
    return f"/arbete/moten/{number}/tider/"


def meeting_material(number: int) -> str:
    """Return the address where those who work here keep the material of a meeting."""
    return f"/arbete/moten/{number}/underlag/"


def needs_form(token: str) -> str:
    """Return the address where an organisation says what it needs of the samråd."""
    return f"/behov/svar/{token}/"


def needs_inventory(public_id: str) -> str:
    """Return the address of the public page of a needs inventory."""
    return f"/behov/{public_id}/"
