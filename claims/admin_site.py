"""Django's admin, for whom this site calls an admin."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.shortcuts import redirect


class ForAdmins(AdminSite):
    """Lets in the group of admins, whether or not Django calls them staff."""

    site_header = site_title = "Counterclaim"
    index_title = "Admin"

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.is_admin

    def password_change(self, request, extra_context=None):  # noqa: ARG002 (Django's)
        """Lead to our own form, which counts wrong passwords."""
        return redirect("password")


class ForAdminsConfig(AdminConfig):
    """Django's admin with this site in the place of its own."""

    default_site = "claims.admin_site.ForAdmins"
