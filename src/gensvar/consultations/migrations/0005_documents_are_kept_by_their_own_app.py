"""The register of governing documents is told of by its own app from here on."""

from django.db import migrations


class Migration(migrations.Migration):
    """Forget the models here; their tables belong to the new app already."""

    dependencies = [
        ("consultations", "0004_documents_get_tables_of_their_own"),
        ("governing_documents", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel("DocumentHandOver"),
                migrations.DeleteModel("GoverningDocument"),
            ],
        ),
    ]
