from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_remember_comments_and_assignments")]

    operations = [
        migrations.RemoveField("figure", "is_change"),
        migrations.AddField(
            "figure",
            "change",
            models.CharField(max_length=4, blank=True, db_default="", default=""),
        ),
    ]
