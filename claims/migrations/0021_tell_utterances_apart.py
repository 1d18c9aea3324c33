from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0020_tell_what_a_comparison_said")]

    operations = [
        migrations.AddField("claim", "is_apart", models.BooleanField(db_default=False)),
    ]
