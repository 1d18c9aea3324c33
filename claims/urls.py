"""The root of the URLs."""

from django.contrib import admin
from django.urls import include, path

from claims import health

urlpatterns = [
    path("", include("claims.reading.urls")),
    path("review/", include("claims.review.urls")),
    path("import/", include("claims.importing.urls")),
    path("", include("claims.accounts")),
    path("livez/", health.livez, name="livez"),
    path("readyz/", health.readyz, name="readyz"),
    path("status/", health.status, name="status"),
    path("admin/", admin.site.urls),
]

handler500 = "claims.web.server_error"
