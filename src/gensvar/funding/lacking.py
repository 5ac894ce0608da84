"""What support lacks before one could apply from its page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gensvar.funding.models import FundingForm


def lacks_to_be_shown(form: FundingForm) -> list[str | Promise]:
    """Return what everyone must be told before support is shown, as phrases."""
    wanted = (
        (form.for_whom or form.for_kinds, _("who can apply")),
        (form.steps, _("how one applies")),
        (form.contact_role and form.contact_email, _("whom to ask")),
    )
    return [phrase for given, phrase in wanted if not given]
