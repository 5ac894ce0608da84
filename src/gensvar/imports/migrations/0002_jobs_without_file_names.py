"""Titles of jobs named the imported file; now they name the dialogue."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget_names(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Empty the titles of jobs that stored notes."""
    jobs = apps.get_model("jobs", "Job").objects
    jobs.filter(kind="confirm notes").update(title="")


class Migration(migrations.Migration):

    dependencies = [
        ('imports', '0001_initial'),
        ('jobs', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(forget_names, migrations.RunPython.noop),
    ]
