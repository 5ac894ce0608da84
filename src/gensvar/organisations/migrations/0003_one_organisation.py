"""An organisation gets an address of its own, other spellings, and can be merged."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import gensvar.kernel.secrets
from gensvar.kernel.secrets import public_id


def give_ids(apps: Any, schema_editor: Any) -> None:
    """Give each organisation that stands an address that tells nothing."""
    rows = apps.get_model("organisations", "Organisation").objects
    for row in rows.filter(public_id__isnull=True).iterator():
        row.public_id = public_id()
        row.save(update_fields=["public_id"])


class Migration(migrations.Migration):
    """Add the address, the merging and the spellings."""

    dependencies = [
        ("organisations", "0002_organisation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="public_id",
            field=models.CharField(max_length=16, null=True),
        ),
        migrations.AddField(
            model_name="organisation",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="organisations.organisation",
            ),
        ),
        migrations.RunPython(give_ids, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="organisation",
            name="public_id",
            field=models.CharField(
                default=gensvar.kernel.secrets.public_id, max_length=16, unique=True
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=~Q(merged_into=F("pk")),
                name="an_organisation_is_not_merged_into_itself",
            ),
        ),
        migrations.CreateModel(
            name="Spelling",
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
                (
                    "name",
                    models.CharField(max_length=200, verbose_name="how it is written"),
                ),
                ("folded", models.CharField(max_length=200)),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spellings",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(withdrawn_at__isnull=True),
                        fields=("folded",),
                        name="a_spelling_belongs_to_one_organisation",
                    )
                ],
            },
        ),
    ]
