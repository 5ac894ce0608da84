"""Many tries in the same moment are all counted."""

from django.test import override_settings

from gensvar.accounts.models import Tried
from gensvar.portal import limits
from tests.racing import RACING, at_once

pytestmark = RACING
MANY = 12


def test_tries_at_once_are_all_counted() -> None:
    installed = {"default": {"BACKEND": "gensvar.accounts.tries.Tries"}}
    with override_settings(CACHES=installed):
        found = at_once([lambda: limits.too_many("x", MANY - 2)] * MANY)

    assert found.count(True) == 2
    assert Tried.objects.get().value == MANY
