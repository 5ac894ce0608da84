"""Give each keeper a calendar address of its own, derived from the key they have."""

from typing import Any

from django.db import migrations, models

from gensvar.kernel.secrets import derived_code, hashed

CALENDAR = "calendar of an organisation"


def derive(apps: Any, schema_editor: Any) -> None:
    """Fill in what a calendar is found by; the address of the own side stays."""
    for keeper in apps.get_model("directory", "Keeper").objects.iterator():
        code = derived_code(CALENDAR, keeper.key)
        keeper.calendar_hash = hashed(CALENDAR, code)
        keeper.save(update_fields=["calendar_hash"])


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0003_given_lists"),
    ]

    operations = [
        migrations.AddField(
            "keeper",
            "calendar_hash",
            models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(derive, migrations.RunPython.noop),
        migrations.AlterField(
            "keeper",
            "calendar_hash",
            models.CharField(max_length=64, unique=True),
        ),
    ]
