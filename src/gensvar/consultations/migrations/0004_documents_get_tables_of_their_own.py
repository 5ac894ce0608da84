"""The register of governing documents becomes an app: its tables are renamed."""

from django.db import migrations

APP = "governing_documents"


class Migration(migrations.Migration):
    """Rename the tables; every row stays."""

    dependencies = [("consultations", "0003_figures_of_reports")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable(
                    "GoverningDocument", f"{APP}_governingdocument"
                ),
                migrations.AlterModelTable(
                    "DocumentHandOver", f"{APP}_documenthandover"
                ),
            ],
        ),
    ]
