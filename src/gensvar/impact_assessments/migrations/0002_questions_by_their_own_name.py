"""Two models get names that no other app has."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rename the question and its answer."""

    dependencies = [("impact_assessments", "0001_initial")]

    operations = [
        migrations.RenameModel("Question", "ImpactQuestion"),
        migrations.RenameModel("Answer", "ImpactAnswer"),
    ]
