from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0017_find_what_awaits_a_second_reader")]

    operations = [
        AddIndexConcurrently(
            "article",
            models.Index(
                "topic",
                F("published_on").desc(nulls_last=True),
                F("id").desc(),
                name="article_newest_of_topic",
            ),
        ),
    ]
