"""Where the notes are approved already, nothing more is declared (S4-055)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def close(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Keep on each meeting when its notes were approved."""
    meeting = apps.get_model("meetings", "Meeting")
    notes = apps.get_model("meeting_notes", "Notes")
    approved = notes.objects.filter(stage="approved", approved_at__isnull=False)
    for number, moment in approved.values_list("meeting", "approved_at"):
        meeting.objects.filter(pk=number).update(interests_closed_at=moment)


class Migration(migrations.Migration):
    dependencies = [
        ("meeting_notes", "0003_a_meeting_may_be_disposed_of"),
        ("meetings", "0008_declared_interests"),
    ]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
