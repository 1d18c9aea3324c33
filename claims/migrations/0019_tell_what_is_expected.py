from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0018_find_the_newest_articles_of_a_topic")]

    operations = [
        migrations.AddField(
            "figure", "is_change", models.BooleanField(db_default=False)
        ),
        migrations.AddField(
            "figure", "is_expected", models.BooleanField(db_default=False)
        ),
    ]
