"""A request by someone who has signed in, for typed views."""

from django.http import HttpRequest

from gensvar.accounts.models import User


class SignedInRequest(HttpRequest):
    """What views behind the sign-in receive."""

    user: User
