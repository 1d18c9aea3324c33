import secrets

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from claims.models import User
from claims.sample import is_loaded, load_sample

DEMO = "demo"


class Command(BaseCommand):
    help = (
        "Load the sample and, but on a public site, make the demo editor; a second run "
        "changes nothing."
    )

    def handle(self, **options):
        if not is_loaded():
            self.stdout.write("Loading the sample (about ten seconds)")
            load_sample(tell=lambda words: self.stdout.write(f"  {words}"))
        self.make_demo()

    @transaction.atomic
    def make_demo(self):
        """Make the demo editor where there is none, and tell the password.

        A public site gets none: everybody knows the name.
        """
        if settings.PRODUCTION:
            return
        path = settings.VAR_DIR / "demo-password"
        if not User.objects.filter(username=DEMO).exists():
            password = secrets.token_urlsafe(9)
            demo = User.objects.create_user(DEMO, password=password)
            demo.groups.set(Group.objects.filter(name__in=["editor", "admin"]))
            demo.is_staff = True
            demo.save()
            path.parent.mkdir(exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(password)
        if path.exists():
            self.stdout.write(
                f"Sign in as {DEMO} with the password {path.read_text()} "
                "(an editor and admin for trying things out; remove it on a real site)."
            )
