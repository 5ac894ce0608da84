"""Users sign in with their e-mail address; what they may do is in organisations."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.privacy import classified


class Users(BaseUserManager["User"]):
    """Makes users; addresses are kept in small letters so that each is used once."""

    def create_user(
        self, email: str, name: str, password: str | None = None, **more: Any
    ) -> "User":
        """Make a user; without a password the person signs in by other means."""
        # Any: Django's own signature for further fields.
        user = self.model(email=email.strip().lower(), name=name.strip(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user however the address was typed."""
        return self.get(email=(username or "").strip().lower())


@classified(
    internal="is_active language created_at last_login",
    personal="email name password",
)
class User(AbstractBaseUser):
    """A person who signs in: an officer, an elected representative or a resident."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=8, default="sv")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


@classified(internal="purpose code_hash created_at expires_at used_at")
class OneTimeCode(models.Model):
    """A code that does one thing once, such as making the first administrator."""

    purpose = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.purpose


@classified(internal="key value ends_at")
class Tried(models.Model):
    """How often something was tried lately, shared by all processes.

    `key` is a keyed hash: neither an address nor an account can be read from it. The
    row is removed when `ends_at` has passed, and in no backup.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.JSONField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key[:8]
