from django.core.management.base import BaseCommand, CommandError

from claims.importing.checking import faults
from claims.models import Claim, Figure, Snapshot


class Command(BaseCommand):
    help = (
        "Check that every stored text is as it came, every quote stands in its text, "
        "and every figure can be read in its words. Exits with 1 where one does not."
    )

    def handle(self, **options):
        count = 0
        for fault in faults():
            count += 1
            self.stdout.write(str(fault))
        if count:
            raise CommandError(f"Faults found: {count:,}.")
        texts, claims, figures = (
            model.objects.count() for model in (Snapshot, Claim, Figure)
        )
        self.stdout.write(
            f"{texts:,} texts, {claims:,} claims and {figures:,} figures: all stand in "
            "their words."
        )
