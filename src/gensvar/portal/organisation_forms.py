"""How a reader finds organisations: words, and plain lists to choose from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.directory.public import Choices, Wanted


class FindForm(forms.Form):
    """Which organisations are shown. There is no way to ask for a group of people."""

    hides_optional = True

    ord = forms.CharField(label=_("Words"), required=False, max_length=100)
    tema = forms.ChoiceField(label=_("Category"), required=False)
    del_ = forms.ChoiceField(label=_("Part of the region"), required=False)
    kunnande = forms.ChoiceField(label=_("Competence"), required=False)
    sprak = forms.ChoiceField(label=_("Language"), required=False)
    overenskommelse = forms.ChoiceField(label=_("Has joined"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        offered: dict[str, list[Any]] = {
            "tema": list(choices.categories),
            "del_": list(choices.sub_regions),
            "kunnande": list(choices.competences),
            "sprak": list(choices.languages),
            "overenskommelse": list(choices.agreements),
        }
        for name, found in offered.items():
            if found:
                self.fields[name].choices = [("", _("All")), *found]  # type: ignore[attr-defined] # a ChoiceField
            else:
                del self.fields[name]

    def add_prefix(self, field_name: str) -> str:
        """Return the name in the address: `del` is a word of Python."""
        return super().add_prefix(field_name.rstrip("_"))

    def wanted(self) -> Wanted:
        """Return what is looked for; what cannot be chosen is passed over."""
        self.is_valid()
        said = self.cleaned_data

        def number(name: str) -> int | None:
            return int(said[name]) if said.get(name) else None

        return Wanted(
            words=said.get("ord", ""),
            category=number("tema"),
            sub_region=number("del_"),
            competence=number("kunnande"),
            language=said.get("sprak", ""),
            agreement=said.get("overenskommelse", ""),
        )

    def is_narrowed(self) -> bool:
        """Say whether anything is looked for."""
        return self.wanted() != Wanted()
