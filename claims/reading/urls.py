from django.urls import path

from . import views

app_name = "reading"

urlpatterns = [
    path("", views.front, name="front"),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("disputes/<int:pk>/", views.dispute, name="dispute"),
    path("claims/<int:pk>/", views.claim, name="claim"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("speakers/<int:pk>/", views.speaker, name="speaker"),
    path("conventions/", views.conventions, name="conventions"),
    path("search/", views.search, name="search"),
]
