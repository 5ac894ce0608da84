from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_meetings_of_programmes"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="chosen_form",
            field=models.CharField(
                blank=True,
                choices=[
                    ("meeting", "Samråd meeting"),
                    ("extra_meeting", "Extra meeting about one question"),
                    ("referral", "Referral for comment"),
                    ("workshop", "Workshop"),
                    ("in_depth", "In-depth dialogue about one question"),
                    ("written", "Written question"),
                    ("event", "Event that others invite to"),
                    ("open_meeting", "Open meeting, for people without an organisation"),
                ],
                max_length=14,
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="form_reason",
            field=models.TextField(blank=True, verbose_name="why this form"),
        ),
    ]
