from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False
    dependencies = [
        ('claims', '0016_add_second_readers_revisions_and_comments'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='claim',
            index=models.Index(models.F('id'), condition=models.Q(('awaits_second', True)), name='claim_awaits_second'),
        ),
        AddIndexConcurrently(
            model_name='link',
            index=models.Index(models.F('id'), condition=models.Q(('awaits_second', True)), name='link_awaits_second'),
        ),
    ]
