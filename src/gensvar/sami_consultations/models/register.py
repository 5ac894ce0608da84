"""Who speaks for the Sámi people, samebyar and organisations (7 §); never persons."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation


class RepresentativeKind(models.TextChoices):
    """The three kinds of representatives that 7 § names."""

    SAMETINGET = "sametinget", _("Sametinget (the Sámi Parliament)")
    SAMEBY = "sameby", _("Sameby")
    SAMI_ORGANISATION = "sami_organisation", _("Sámi organisation")


@classified(
    public="organisation kind announced_on by_statutes subject_area language ended_on",
    internal="created_by created_at version",
    personal="email",
)
class Representative(models.Model):
    """A representative in the register. The address is that of the organisation.

    A Sámi organisation is consulted by its statutes and when it has announced its
    interest (7 §): a constraint asks for both.
    """

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    kind = models.CharField(max_length=20, choices=RepresentativeKind.choices)
    announced_on = models.DateField(_("announced its interest on"), null=True)
    by_statutes = models.BooleanField(default=False)
    subject_area = models.CharField(_("area or subjects"), max_length=400, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=8, default="sv")
    ended_on = models.DateField(_("last day"), null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind="sametinget"),
                name="there_is_one_sametinget",
            ),
            models.CheckConstraint(
                condition=~Q(kind="sami_organisation")
                | Q(by_statutes=True, announced_on__isnull=False),
                name="a_sami_organisation_has_announced_interest",
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name
