from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0014_add_appearances")]

    operations = [
        AddIndexConcurrently(
            "claim",
            models.Index(
                "appearance_of",
                condition=Q(appearance_of__isnull=False),
                name="claim_appearances",
            ),
        ),
    ]
