"""What one looks for among all dialogues of the region."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Stage
from gensvar.organisations.models import Body


class RegisterForm(forms.Form):
    """Words, body and stage; all may be left out."""

    hides_optional = True

    ord = forms.CharField(
        label=_("Words in the title or the question"), max_length=100, required=False
    )
    organ = forms.ModelChoiceField(
        Body.objects.all(),
        label=_("Body"),
        to_field_name="slug",
        required=False,
        empty_label=_("All bodies"),
    )
    lage = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("", _("Everything")), *Stage.choices],
        required=False,
    )
