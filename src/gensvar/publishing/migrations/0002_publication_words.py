"""What is coming was shown as it stood at each moment; now as it was decided."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_words(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Let what is shown now be what was decided."""
    rows = apps.get_model("publishing", "Publication").objects
    shown = rows.filter(shown="coming")
    for pk, title, words in shown.values_list(
        "pk", "dialogue__title", "dialogue__introduction"
    ):
        rows.filter(pk=pk).update(title=title, introduction=words)


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='publication',
            name='title',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='publication',
            name='introduction',
            field=models.TextField(blank=True),
        ),
        migrations.RunPython(keep_words, migrations.RunPython.noop),
    ]
