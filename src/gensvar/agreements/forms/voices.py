"""What groups say, and what is entered for them: comments, positions, views."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.agreements.forms.structures import PARTS
from gensvar.agreements.models import Method, Position, Taken
from gensvar.agreements.queries import PartyRow
from gensvar.kernel.languages import CHOICES
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.queries import groups_in
from gensvar.ui.forms import DayField, LongText

# What is said on the group's own page is not entered by anybody else.
ENTERED = [choice for choice in Method.choices if choice[0] != Method.WEB]


class GroupField(forms.ModelChoiceField[ProgrammeGroup]):
    """A group that the programme includes."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("label", _("Group"))
        kwargs.setdefault("empty_label", _("Choose"))
        super().__init__(ProgrammeGroup.objects.none(), **kwargs)


class OrganisationField(forms.ModelChoiceField[Organisation]):
    """An organisation, where one speaks for itself."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("label", _("Organisation"))
        kwargs.setdefault("empty_label", _("The group as a whole"))
        kwargs.setdefault("required", False)
        tops = Organisation.objects.filter(merged_into__isnull=True)
        super().__init__(tops.order_by("name"), **kwargs)


class OfProgramme(forms.Form):
    """A form in which a group of the programme is chosen."""

    group = GroupField()
    organisation = OrganisationField()

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_in(programme)  # type: ignore[attr-defined] # a ModelChoiceField


class LinkForm(OfProgramme):
    """Whom to give a way in."""


class EnterCommentForm(OfProgramme):
    """What a group has said somewhere else than on its page."""

    part = forms.ChoiceField(label=_("Which part"), choices=PARTS, required=False)
    words = forms.CharField(
        label=_("The comment, in their own words"), widget=LongText(4)
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES)
    method = forms.ChoiceField(label=_("How it was said"), choices=ENTERED)
    said_on = DayField(label=_("Said on"))


class AnswerForm(forms.Form):
    """What became of a comment."""

    outcome = forms.ChoiceField(
        label=_("What became of it"), choices=Taken.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(label=_("Because"), widget=LongText(2))


class AnchorForm(forms.Form):
    """What a group or an organisation says before the decision."""

    party = forms.ChoiceField(label=_("Who was asked"))
    anchored_on = DayField(label=_("Day"))
    how = forms.CharField(
        label=_("How"),
        max_length=300,
        help_text=_("For example at a samråd meeting, or in writing."),
    )
    with_whom = forms.CharField(
        label=_("With whom"),
        max_length=300,
        help_text=_("Name an organisation or a meeting, never a person."),
    )
    position = forms.ChoiceField(
        label=_("What they say"), choices=Position.choices, widget=forms.RadioSelect
    )
    objections = forms.CharField(
        label=_("Objections that remain, in their own words"),
        required=False,
        widget=LongText(4),
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES)
    may_show = forms.BooleanField(
        label=_("They have said that their words may be shown to everyone"),
        required=False,
    )

    def __init__(self, *args: Any, rows: list[PartyRow], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.rows = {row.key: row for row in rows}
        choices = [(key, row.name) for key, row in self.rows.items()]
        self.fields["party"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined] # a ChoiceField

    def chosen(self) -> PartyRow:
        """Return the party that was chosen."""
        return self.rows[self.cleaned_data["party"]]


class ViewForm(forms.Form):
    """How one side sees the pilot."""

    worked = forms.CharField(label=_("What worked"), required=False, widget=LongText(3))
    change = forms.CharField(
        label=_("What should change"), required=False, widget=LongText(3)
    )
    value_group = forms.CharField(
        label=_("What it has been worth for the group"),
        required=False,
        widget=LongText(2),
    )
    value_service = forms.CharField(
        label=_("What it has been worth for the services"),
        required=False,
        widget=LongText(2),
    )


class EnterViewForm(ViewForm, OfProgramme):
    """What a group has said of the pilot somewhere else than on its page."""

    field_order = ("group", "organisation", "did_not_answer")
    did_not_answer = forms.BooleanField(
        label=_("The group has been asked and did not answer"), required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES)
    method = forms.ChoiceField(label=_("How it was said"), choices=ENTERED)
    said_on = DayField(label=_("Said on"))
