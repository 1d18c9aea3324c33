from django.core.management.base import BaseCommand

from claims.importing.tasks import run_worker


class Command(BaseCommand):
    help = "Take import jobs from the queue until stopped."

    def handle(self, **options):
        run_worker()
