from django.contrib.postgres.operations import (
    AddConstraintNotValid,
    ValidateConstraint,
)
from django.db import migrations, models

KINDS = [
    "claim", "link", "speaker", "dispute", "topic", "article", "source", "measure",
    "place", "revision", "user", "convention", "formula", "comment", "assignment",
]
CHOICES = [(kind, kind.capitalize()) for kind in KINDS]


class Migration(migrations.Migration):

    atomic = False
    dependencies = [("claims", "0022_find_words_that_hidden_characters_part")]

    operations = [
        migrations.RemoveConstraint("decision", "decision_subject_is_known"),
        AddConstraintNotValid(
            "decision",
            models.CheckConstraint(
                condition=models.Q(subject_kind__in=KINDS),
                name="decision_subject_is_known",
            ),
        ),
        ValidateConstraint("decision", "decision_subject_is_known"),
        migrations.AlterField(
            "decision", "subject_kind", models.CharField(max_length=10, choices=CHOICES)
        ),
        migrations.AlterField(
            "lease", "subject_kind", models.CharField(max_length=10, choices=CHOICES)
        ),
    ]
