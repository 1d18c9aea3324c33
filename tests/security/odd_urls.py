"""URLs that no site should have: a view without a policy, and one that breaks."""

from django.http import HttpResponse
from django.urls import include, path

from claims.web import public


def without_policy(request):
    return HttpResponse("seen")


@public
def broken(request):
    raise RuntimeError("the password is hunter2")


urlpatterns = [
    path("without-policy/", without_policy),
    path("broken/", broken),
    path("", include("claims.urls")),
]
handler500 = "claims.web.server_error"
