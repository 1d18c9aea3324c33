from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False
    dependencies = [
        ('claims', '0005_add_leases_and_once_keys'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='claim',
            index=models.Index(models.OrderBy(models.F('confidence'), descending=True), models.F('id'), condition=models.Q(('state', 'suggested')), name='claim_surest'),
        ),
    ]
