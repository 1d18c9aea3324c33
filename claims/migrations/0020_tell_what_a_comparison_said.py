from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0019_tell_what_is_expected")]

    operations = [
        migrations.AddField(
            "link",
            "verdict",
            models.CharField(max_length=40, blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            "link",
            "changed_to",
            models.CharField(max_length=40, blank=True, db_default="", default=""),
        ),
        AddIndexConcurrently(
            "link",
            models.Index(
                "id",
                condition=Q(state="accepted") & ~Q(changed_to=""),
                name="link_compared_anew",
            ),
        ),
    ]
