from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0010_fill_comparables")]

    operations = [
        AddIndexConcurrently(
            "link", GinIndex("rests_on", name="link_resting_on_figures")
        ),
    ]
