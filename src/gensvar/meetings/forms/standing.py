"""Forms for meetings in a programme: planning one, placing one, proposing an item."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.refusals import VersionedForm
from gensvar.meetings.forms.agenda import ItemForm
from gensvar.meetings.forms.planning import PlanForm
from gensvar.meetings.models import Meeting, MeetingKind
from gensvar.meetings.policies import bodies_to_meet_for
from gensvar.organisations.models import Body
from gensvar.programmes.models import Form, Programme, ProgrammeGroup
from gensvar.programmes.policies import bodies_in
from gensvar.programmes.queries import groups_in, programmes_visible_to
from gensvar.programmes.seating import Held
from gensvar.ui.forms import LongText

NO_FORM = [("", _("Not chosen yet"))]


def _groups() -> forms.ModelMultipleChoiceField[ProgrammeGroup]:
    return forms.ModelMultipleChoiceField(
        ProgrammeGroup.objects.none(),
        label=_("Which groups you meet"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _form() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Form of samråd"), choices=[*NO_FORM, *Form.choices], required=False
    )


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Why this form was chosen"),
        required=False,
        widget=LongText(2),
        max_length=2000,
    )


def _offer(form: forms.Form, programme: Programme | None) -> None:
    """Offer the groups of a programme, and its own forms first."""
    if programme is None:
        return
    form.fields["groups"].queryset = groups_in(programme)  # type: ignore[attr-defined] # a ModelMultipleChoiceField
    own = [(row.form, row.get_form_display()) for row in programme.forms.all()]
    if own:
        form.fields["chosen_form"].choices = [*NO_FORM, *own]  # type: ignore[attr-defined] # a ChoiceField


class PlanInProgrammeForm(PlanForm):
    """A meeting of a programme, which knows most of it already."""

    asked_later = ("issue", "series", "chosen_form", "form_reason")

    groups = _groups()
    issue = forms.CharField(
        label=_("The question, for an extra meeting"), required=False, max_length=300
    )
    chosen_form = _form()
    form_reason = _reason()
    field_order = ["title", "kind", "issue", "groups"]

    def __init__(
        self, *args: Any, user: User, programme: Programme, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, user=user, **kwargs)
        _offer(self, programme)
        here = {programme.body_id, *(body.pk for body in bodies_in(programme))}
        mine = Body.objects.filter(pk__in=here & bodies_to_meet_for(user))
        self.fields["body"].queryset = mine  # type: ignore[attr-defined] # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Ask which question an extra meeting is about (S1-23)."""
        said = super().clean() or self.cleaned_data
        if said.get("kind") == MeetingKind.EXTRA and not said.get("issue"):
            self.add_error(
                "issue", _("Write which question the extra meeting is about.")
            )
        return said


class PlaceForm(VersionedForm):
    """Which programme a meeting belongs to, its groups, and its form."""

    programme = forms.ModelChoiceField(
        Programme.objects.none(),
        label=_("Programme"),
        required=False,
        empty_label=_("No programme: a meeting of its own"),
    )
    groups = _groups()
    chosen_form = _form()
    form_reason = _reason()
    asked_later = ("programme", "groups", "chosen_form", "form_reason")

    def __init__(self, *args: Any, meeting: Meeting, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs["initial"] = {
            "version": meeting.version,
            "programme": meeting.programme_id,
            "groups": [row.group_id for row in meeting.groups.all()],
            "chosen_form": meeting.chosen_form,
            "form_reason": meeting.form_reason,
        }
        super().__init__(*args, **kwargs)
        rows: QuerySet[Programme] = programmes_visible_to(user)
        self.fields["programme"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField
        if meeting.programme is None:
            for name in ("groups", "chosen_form", "form_reason"):
                del self.fields[name]
        else:
            _offer(self, meeting.programme)


class SeatsToAskForm(forms.Form):
    """Which of those who hold seats are asked; the substitutes only by choice."""

    people = forms.MultipleChoiceField(
        label=_("Who is asked"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, seats: list[Held], **kwargs: Any) -> None:
        # Any: Django's own signature.
        holders = {str(one.holder.pk): one.holder for one in seats if one.holder}
        stand_in = {
            str(one.substitute.pk): one.substitute for one in seats if one.substitute
        }
        kwargs["initial"] = {"people": list(holders)}
        super().__init__(*args, **kwargs)
        self.by_number = {**holders, **stand_in}
        substitute = _("%(name)s, substitute")
        named = {
            number: one.name if number in holders else substitute % {"name": one.name}
            for number, one in self.by_number.items()
        }
        self.fields["people"].choices = [  # type: ignore[attr-defined] # a choice field
            (number, _with_organisation(name, self.by_number[number].seat.organisation))
            for number, name in named.items()
        ]

    @property
    def chosen(self) -> list[Any]:
        """Return those who were chosen."""
        # Any: the holders of seats.
        return [self.by_number[number] for number in self.cleaned_data["people"]]


def _with_organisation(name: Any, organisation: Any) -> str:
    # Any: words that are translated late, and an organisation or none.
    return f"{name}, {organisation}" if organisation else str(name)


class ProposeForm(ItemForm):
    """An item, and to which coming meeting of the programme."""

    asked_later = (
        "words",
        "influence",
        "minutes",
        "speaker",
        "priority",
        "resources",
        "benefit",
    )

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("To which meeting"), empty_label=None
    )
    field_order = ["meeting", "title"]

    def __init__(self, *args: Any, coming: QuerySet[Meeting], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = coming  # type: ignore[attr-defined] # a ModelChoiceField
