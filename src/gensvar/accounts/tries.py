"""Limits of tries that hold for all processes together: a cache in the database.

Only what is tried and counted writes here; no page is kept in it. Keys are hashed with
the key of the installation, so that no address and no account stands in clear, and
values are numbers, moments and marks as JSON, nothing that could be run.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from gensvar.accounts.models import Tried
from gensvar.kernel.secrets import hashed

FAR_AWAY = timedelta(days=365)


# Any: the signatures of Django's own caches.
class Tries(BaseCache):
    """Django's cache, kept in the table of tries."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def _key(self, key: str, version: int | None) -> str:
        return hashed("tried", self.make_key(key, version))

    def _rows(self, key: str, version: int | None) -> QuerySet[Tried]:
        return Tried.objects.filter(pk=self._key(key, version))

    def _end(self, timeout: Any) -> datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        wait = FAR_AWAY if seconds is None else timedelta(seconds=seconds)
        return timezone.now() + wait

    def add(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Keep a value unless there is one; of several at once one gets it in."""
        self._rows(key, version).filter(ends_at__lte=timezone.now()).delete()
        try:
            with transaction.atomic():
                Tried.objects.create(
                    key=self._key(key, version), value=value, ends_at=self._end(timeout)
                )
        except IntegrityError:
            return False
        return True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return a value whose time has not passed."""
        rows = self._rows(key, version).filter(ends_at__gt=timezone.now())
        found = rows.values_list("value", flat=True).first()
        return default if found is None else found

    def set(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        """Keep a value, whatever was there."""
        Tried.objects.update_or_create(
            key=self._key(key, version),
            defaults={"value": value, "ends_at": self._end(timeout)},
        )

    @transaction.atomic
    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count one more, within the time that has begun. ValueError if it has ended.

        The row is held meanwhile: a hundred at once are a hundred.
        """
        rows = self._rows(key, version).filter(ends_at__gt=timezone.now())
        held = rows.select_for_update().first()
        if held is None:
            raise ValueError("Nothing is counted under this key.")
        number = int(held.value) + delta
        Tried.objects.filter(pk=held.pk).update(value=number)
        return number

    def touch(
        self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value for longer; say whether there is one."""
        rows = self._rows(key, version).filter(ends_at__gt=timezone.now())
        return bool(rows.update(ends_at=self._end(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget one value; say whether there was one."""
        return bool(self._rows(key, version).delete()[0])

    def clear(self) -> None:
        """Forget everything that was tried."""
        Tried.objects.all().delete()


def forget_old() -> int:
    """Remove what does not count any longer, and return how many rows that was."""
    return Tried.objects.filter(ends_at__lte=timezone.now()).delete()[0]
