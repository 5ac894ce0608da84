"""What a person fills in about proposals and what has changed."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.evaluation.models import Lesson
from gensvar.findings.models import Finding
from gensvar.followups.forms import OwnerField
from gensvar.followups.models import Measure
from gensvar.followups.queries import measures_visible_to
from gensvar.kernel.refusals import VersionedForm
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.models import Body
from gensvar.past_dialogues.models import PastDialogue
from gensvar.proposals.actions import Proposed
from gensvar.proposals.models import (
    ChangeProposal,
    ProposalCollection,
    ProposalGroup,
    ProposalStatus,
)
from gensvar.ui.forms import DayField, LongText

MOST = 200


def _choice(rows: Any, label: Any) -> forms.ModelChoiceField[Any]:
    # Any: a queryset of whichever model, and a text to be translated.
    return forms.ModelChoiceField(
        rows, label=label, required=False, empty_label=_("None")
    )


class CollectionForm(forms.Form):
    """Whose proposals are collected, and of which dialogue."""

    name = forms.CharField(label=_("Name of the list"), max_length=200)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body"), empty_label=_("Choose")
    )
    dialogue = _choice(Dialogue.objects.none(), _("The dialogue, if it is of one"))

    def __init__(
        self, *args: Any, user: User, bodies: Collection[int], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # Any: fields with a queryset
        fields["body"].queryset = Body.objects.filter(
            pk__in=bodies, valid_to__isnull=True
        )
        fields["dialogue"].queryset = dialogues_visible_to(user)


class StatedForm(forms.Form):
    """How many proposals a document says there are."""

    number = forms.IntegerField(label=_("Number in the document"), min_value=0)
    source = forms.CharField(label=_("Which document"), max_length=200)
    link = forms.URLField(
        label=_("Where it can be read"), required=False, assume_scheme="https"
    )


class ProposalForm(forms.Form):
    """What should change, and from where it comes."""

    hides_optional = True

    text = forms.CharField(label=_("What should change"), widget=LongText(3))
    group = forms.CharField(
        label=_("Group"),
        help_text=_("What it has in common with others, in a word or two."),
        max_length=120,
        required=False,
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that sees to it"), empty_label=_("Choose")
    )
    owner = OwnerField(
        label=_("Who sees to it"), required=False, empty_label=_("Nobody yet")
    )
    due_on = DayField(label=_("By when"), required=False)
    finding = _choice(Finding.objects.none(), _("From a finding"))
    lesson = _choice(Lesson.objects.none(), _("From a lesson"))
    meeting = _choice(None, _("From a meeting"))
    past = _choice(PastDialogue.objects.none(), _("From a past dialogue"))
    source = forms.CharField(
        label=_("From something else"), max_length=300, required=False
    )
    source_link = forms.URLField(
        label=_("Link to the source"), required=False, assume_scheme="https"
    )

    def __init__(
        self, *args: Any, user: User, collection: ProposalCollection, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # Any: fields with a queryset
        fields["body"].queryset = Body.objects.filter(valid_to__isnull=True)
        fields["body"].initial = collection.body_id
        fields["owner"].offer()
        fields["past"].queryset = PastDialogue.objects.all()
        fields["meeting"].queryset = meetings_visible_to(user)
        dialogue = collection.dialogue_id
        if dialogue is None:
            del fields["finding"], fields["lesson"]
        else:
            fields["finding"].queryset = Finding.objects.filter(dialogue=dialogue)
            fields["lesson"].queryset = Lesson.objects.filter(dialogue=dialogue)

    def proposed(self) -> Proposed:
        """Return what was filled in, as the action takes it."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "version"}
        return Proposed(**said)


class ChangeProposalForm(ProposalForm, VersionedForm):
    """The same, of a proposal that is written down."""

    @staticmethod
    def start(proposal: ChangeProposal) -> dict[str, object]:
        """Return what stands now."""
        names = ("text", "due_on", "source", "source_link", "version")
        links = ("body", "owner", "finding", "lesson", "meeting", "past")
        return {
            **{name: getattr(proposal, name) for name in names},
            **{name: getattr(proposal, f"{name}_id") for name in links},
            "group": proposal.group.name if proposal.group else "",
        }


class StandsForm(forms.Form):
    """Where a proposal stands."""

    status = forms.ChoiceField(
        label=_("Where it stands"),
        choices=ProposalStatus.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What has happened, or why not"), widget=LongText(2), required=False
    )


class TieForm(forms.Form):
    """A measure that does something of it."""

    measure: "forms.ModelChoiceField[Measure]" = forms.ModelChoiceField(
        None, label=_("Measure"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = measures_visible_to(user)  # type: ignore[attr-defined] # a ModelChoiceField


class FilterForm(forms.Form):
    """Which proposals are shown."""

    hides_optional = True

    status = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("", _("All")), *ProposalStatus.choices],
        required=False,
    )
    group = forms.ModelChoiceField(
        ProposalGroup.objects.none(),
        label=_("Group"),
        required=False,
        empty_label=_("All"),
    )

    def __init__(
        self, *args: Any, collection: ProposalCollection, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = ProposalGroup.objects.filter(collection=collection)
        self.fields["group"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class ShowForm(forms.Form):
    """What everyone reads."""

    words = forms.CharField(
        label=_("What has changed, or why not"),
        help_text=_("In plain words and without names: everyone reads it."),
        widget=LongText(4),
    )


class WithdrawForm(forms.Form):
    """Why it is shown no more."""

    reason = forms.CharField(label=_("Why it is withdrawn"), widget=LongText(2))
