from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0012_add_wordings")]

    operations = [
        AddIndexConcurrently(
            "figure",
            models.Index("proposed", "noun", F("id").desc(), name="figure_of_wording"),
        ),
    ]
