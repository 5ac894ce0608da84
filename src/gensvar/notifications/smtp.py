"""SMTP that knows whether a letter may have left when the line was cut."""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class StoppedMidway(smtplib.SMTPException):
    """The line was cut after the server had begun to take the letter."""


class _NotesHowFar:
    """Tells a cut line before the letter's text from one after it."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Hand over the text; a cut line from here on leaves the fate uncertain."""
        # Any: smtplib takes text, bytes and more.
        try:
            return super().data(msg)  # type: ignore[misc,no-any-return] # of smtplib.SMTP
        except (smtplib.SMTPServerDisconnected, OSError) as trouble:
            raise StoppedMidway from trouble


class PlainLine(_NotesHowFar, smtplib.SMTP):
    """SMTP, perhaps with STARTTLS."""


class ClosedLine(_NotesHowFar, smtplib.SMTP_SSL):
    """SMTP inside TLS from the first byte."""


class Backend(EmailBackend):
    """Django's SMTP over lines that note how far they came."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Return the kind of line for this server."""
        return ClosedLine if self.use_ssl else PlainLine
