"""The form for everyone in a needs inventory: no name, no address, perhaps a group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.inventories.forms.answering import AnswerForm


class OpenNeedsForm(AnswerForm):
    """All that an inventory asks, and which group the answer speaks for, if any.

    Nothing in it tells who answers: a group never stands beside a person.
    """

    def __init__(
        self, *args: Any, groups: tuple[tuple[int, str], ...], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["group"] = forms.TypedChoiceField(
            label=_("Which group do you answer for?"),
            help_text=_("You do not need to say. We ask for no name and no address."),
            choices=[("", _("I do not want to say")), *groups],
            coerce=int,
            empty_value=None,
            required=False,
        )
