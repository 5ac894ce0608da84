"""Programmes say which policy area they belong to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the policy area."""

    dependencies = [("programmes", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="programme",
            name="policy_area",
            field=models.CharField(
                blank=True, default="", max_length=100, verbose_name="policy area"
            ),
            preserve_default=False,
        ),
    ]
