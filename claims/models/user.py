from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property

EDITORS = "editor"
ADMINS = "admin"


class User(AbstractUser):
    """Somebody who signs in: an editor, an admin or both, by group."""

    uses_single_keys = models.BooleanField(
        db_default=True, help_text="Decide with single keys on the review desk."
    )
    keys = models.JSONField(
        default=dict, blank=True, help_text="Keys of their own, by what they do."
    )

    @cached_property
    def role_names(self):
        """The names of the user's groups, read once a request."""
        return frozenset(self.groups.values_list("name", flat=True))

    @property
    def is_editor(self):
        """Whether the user may decide on suggestions; admins may too."""
        return self.is_active and (EDITORS in self.role_names or self.is_admin)

    @property
    def is_admin(self):
        """Whether the user may import articles and run the site."""
        return self.is_active and (self.is_superuser or ADMINS in self.role_names)

    def has_perm(self, perm, obj=None):  # noqa: ARG002 (Django's signature)
        """Whether the user may do ``perm`` in Django's admin: its groups decide."""
        return self.is_admin

    def has_module_perms(self, app_label):  # noqa: ARG002 (Django's signature)
        """Whether the user sees an application in Django's admin."""
        return self.is_admin
