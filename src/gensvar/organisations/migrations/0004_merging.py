"""Names are kept as they are compared, and mergings have a trail."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from gensvar.organisations.spelling import fold


def fold_names(apps: Any, schema_editor: Any) -> None:
    """Keep each name that stands as it is compared."""
    rows = apps.get_model("organisations", "Organisation").objects
    for row in rows.filter(folded="").iterator():
        row.folded = fold(row.name)
        row.save(update_fields=["folded"])


class Migration(migrations.Migration):
    """Add the folded name and the trail of mergings."""

    dependencies = [
        ("organisations", "0003_one_organisation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="folded",
            field=models.CharField(db_index=True, default="", max_length=200),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Merging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("reason", models.TextField(verbose_name="why they are the same")),
                ("merged_at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mergings",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-merged_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(undone_at__isnull=True),
                        fields=("organisation",),
                        name="an_organisation_is_merged_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=~Q(organisation=F("into")), name="a_merging_is_of_two"
                    ),
                ],
            },
        ),
    ]
