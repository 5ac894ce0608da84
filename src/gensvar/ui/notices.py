"""What the next page says about what was just done, with a way to undo it."""

from django.contrib import messages
from django.http import HttpRequest
from django_stubs_ext import StrOrPromise

UNDO = "undo:"


def tell_done(request: HttpRequest, text: StrOrPromise, undo: str = "") -> None:
    """Say that something was done; `undo` is an address that takes it back by POST."""
    messages.success(request, str(text), extra_tags=f"{UNDO}{undo}" if undo else "")


def tell(request: HttpRequest, text: StrOrPromise) -> None:
    """Say something that the reader needs to know."""
    messages.info(request, str(text))


def tell_error(request: HttpRequest, text: StrOrPromise) -> None:
    """Say that something could not be done, and why."""
    messages.error(request, str(text))
