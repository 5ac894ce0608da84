"""What the bare form view inserts: one row, with no rules around it."""

from django.db import models


class BareRow(models.Model):
    """A text that somebody sent."""

    text = models.TextField()
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.pk)
