"""Concrete examples, told by organisations and bodies, for tests."""

from itertools import count
from typing import Any

from gensvar.agreements.actions.examples import (
    Told,
    show_example,
    tell_example,
    write_example,
)
from gensvar.agreements.models import Commitment, Example
from gensvar.organisations.models import Body, Organisation
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def told(**said: Any) -> Told:
    """Return an example of something that is not known to have gone well yet."""
    words = {
        "title": f"Läxhjälp på två språk {next(_numbers)}",
        "hard": "Få vågade komma till biblioteket.",
        "done": "Vi flyttade läxhjälpen till skolan.",
    }
    return Told(**{**words, **said})


def make_example(organisation: Organisation, **said: Any) -> Example:
    """Let an organisation tell an example, which waits to be looked at."""
    return tell_example(organisation, told(**said), key=f"example {next(_numbers)}")


def make_shown_example(
    organisation: Organisation, promise: Commitment | None = None, **said: Any
) -> Example:
    """Let an organisation tell an example, and an officer show it."""
    example = make_example(organisation, commitment=promise, **said)
    body = promise.agreement.body if promise else make_body()
    show_example(example, by=officer_of(body))
    return example


def make_example_of(body: Body, **said: Any) -> Example:
    """Let an officer write an example for a body."""
    key = f"example {next(_numbers)}"
    return write_example(body, told(**said), key=key, by=officer_of(body))
