from django.urls import path

from . import embed, exports, views

app_name = "reading"


def listed(route, view, name):
    """Return the paths of a list as data, one for each way of writing it."""
    return [
        path(f"{route}.{kind}", view, {"kind": kind}, name=f"{name}_{kind}")
        for kind in exports.KINDS
    ]


urlpatterns = [
    path("", views.front, name="front"),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("disputes/<int:pk>/", views.dispute, name="dispute"),
    path("disputes/<int:pk>/embed/", embed.embed, name="embed"),
    path("claims/<int:pk>/", views.claim, name="claim"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("speakers/<int:pk>/", views.speaker, name="speaker"),
    path("conventions/", views.conventions, name="conventions"),
    path("search/", views.search, name="search"),
    *listed("topics", exports.topics, "topics"),
    *listed("topics/<slug:slug>/disputes", exports.topic_disputes, "topic_disputes"),
    *listed("topics/<slug:slug>/claims", exports.topic_claims, "topic_claims"),
    *listed("claims", exports.claims, "claims"),
    *listed("disputes/<int:pk>/claims", exports.dispute_claims, "dispute_claims"),
    *listed("speakers/<int:pk>/claims", exports.speaker_claims, "speaker_claims"),
    *listed("articles/<int:pk>/claims", exports.article_claims, "article_claims"),
    *listed("search", exports.search_results, "search_claims"),
]
