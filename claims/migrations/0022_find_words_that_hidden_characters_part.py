import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

HIDDEN = "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"


class Migration(migrations.Migration):

    atomic = False
    dependencies = [
        ('claims', '0021_tell_utterances_apart'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='claim',
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    models.Func(models.F('quote'), models.Value(HIDDEN), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()),
                    config='english',
                ),
                condition=models.Q(('quote__regex', HIDDEN)),
                name='claim_search_as_read',
            ),
        ),
    ]
