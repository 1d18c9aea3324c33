from django.core.management.base import BaseCommand

from claims.linking.tasks import follow_next


class Command(BaseCommand):
    help = (
        "Propose the links of all accepted claims anew, by the conventions and "
        "formulas as they are now. What an editor decided stays as it is."
    )

    def handle(self, **options):
        after = 0
        while after is not None:
            self.stdout.write(f"Claims after {after}")
            after = follow_next(after)
