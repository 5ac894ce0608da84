"""What somebody fills in to ask the region, and to follow the question."""

from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gensvar.enquiries.public import LONGEST, VERDICTS, Question, ThemeShown, signs_in
from gensvar.kernel.languages import CHOICES
from gensvar.portal.agreement_forms import Keyed
from gensvar.ui.forms import LongText

CLOSED, OPEN = "closed", "open"
# What is pointed out once before a question is sent.
ALIKE = "alike"
SIGNS = {
    "number": _("a personal identity number"),
    "email": _("an e-mail address"),
    "phone": _("a telephone number"),
}


class AskForm(Keyed):
    """One question: the words first, all else is optional."""

    words = forms.CharField(
        label=_("What do you want to ask?"),
        max_length=LONGEST,
        widget=LongText(6, {"dir": "auto"}),
        help_text=_(
            "Write it in your own words. Do not write about other people’s private "
            "matters: no names, numbers or health."
        ),
        error_messages={"required": _("Write your question.")},
    )
    theme = forms.ChoiceField(label=_("What is it about?"), required=False)
    shown = forms.ChoiceField(
        label=_("Who may read the question and the answer?"),
        choices=[
            (CLOSED, _("Only I and those who answer")),
            (OPEN, _("Everyone. Who I am is not shown.")),
        ],
        widget=forms.RadioSelect,
        initial=CLOSED,
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "data-private": ""}),
        help_text=_("We write when there is an answer. Without it you get a code."),
    )
    organisation_name = forms.CharField(
        label=_("Your association"), required=False, max_length=200
    )
    language = forms.ChoiceField(
        label=_("Which language do you write in?"), choices=CHOICES
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, *args: Any, themes: list[ThemeShown], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.themes = themes
        self.fields["theme"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            ("", _("I do not know")),
            *((one.slug, self._named(one)) for one in themes),
        ]
        self.fields["language"].initial = get_language() or "sv"
        self.fields["words"].widget.attrs.update(self._asks_while_writing())

    @staticmethod
    def _named(theme: ThemeShown) -> str:
        if not theme.is_published:
            return theme.name
        return str(_("%(theme)s (everyone may read the answer)")) % {
            "theme": theme.name
        }

    @staticmethod
    def _asks_while_writing() -> dict[str, str]:
        return {
            "hx-post": "/fraga/liknande/",
            "hx-trigger": "input changed delay:900ms",
            "hx-target": "#asked-before",
            "hx-params": "words,language,csrfmiddlewaretoken",
            "hx-sync": "this:replace",
        }

    @property
    def to_point_out(self) -> list[str]:
        """Return the signs of personal data that have not been pointed out yet."""
        said = self.cleaned_data
        found = signs_in(said["words"], own=said.get("email", ""))
        return [sign for sign in found if sign not in self.seen_before]

    @property
    def seen_before(self) -> set[str]:
        """Return what was pointed out before; a stranger's value says nothing."""
        return set(str(self.data.get("seen", "")).split()) & {ALIKE, *SIGNS}

    def has_seen(self, *what: str) -> None:
        """Remember in the form what is pointed out now."""
        kept = " ".join(sorted({*self.seen_before, *what}))
        self.data = {**{name: self.data[name] for name in self.data}, "seen": kept}

    def question(self) -> Question:
        """Return what was filled in."""
        said = self.cleaned_data
        return Question(
            words=said["words"],
            theme=said["theme"],
            email=said.get("email", ""),
            organisation_name=said.get("organisation_name", ""),
            language=said["language"],
            wants_public=said["shown"] == OPEN,
        )


class OwnAskForm(AskForm):
    """A question of an organisation, which is known already."""

    def __init__(self, *args: Any, themes: list[ThemeShown], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, themes=themes, **kwargs)
        for name in ("email", "organisation_name"):
            del self.fields[name]


class MoreForm(forms.Form):
    """More words to a question."""

    words = forms.CharField(
        label=_("What you want to add"),
        max_length=LONGEST,
        widget=LongText(3, {"dir": "auto"}),
    )


class JudgeAnswerForm(forms.Form):
    """Did the answer answer the question?"""

    verdict = forms.ChoiceField(
        label=_("Did you get an answer to your question?"),
        choices=VERDICTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes, partly or no.")},
    )
    words = forms.CharField(
        label=_("What is missing?"),
        required=False,
        max_length=5000,
        widget=LongText(3, {"dir": "auto"}),
    )
    again = forms.BooleanField(
        label=_("Open the question again, so that I get a better answer"),
        required=False,
    )

    def __init__(self, *args: Any, may_open_again: bool, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        if not may_open_again:
            del self.fields["again"]


class FindForm(forms.Form):
    """What is shown of the list of questions."""

    hides_optional = True

    ord = forms.CharField(label=_("Words"), required=False, max_length=100)
    amne = forms.ChoiceField(label=_("What it is about"), required=False)
    visa = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[
            ("", pgettext_lazy("questions", "All")),
            ("vantar", _("Waits for an answer")),
            ("sena", _("Late")),
            ("besvarade", _("Answered")),
        ],
    )
    organ = forms.ChoiceField(label=_("Who answers"), required=False)

    def __init__(
        self, *args: Any, themes: list[ThemeShown], bodies: list[str], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        everything = ("", pgettext_lazy("questions", "All"))
        self.fields["amne"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            everything,
            *((one.slug, one.name) for one in themes),
        ]
        self.fields["organ"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            everything,
            *((name, name) for name in bodies),
        ]
