from django.urls import path

from .views import claims, disputes, editing, links, queue, resolving, speakers, undoing

app_name = "review"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("next/", claims.following, name="next"),
    path("keys/", queue.keys, name="keys"),
    path("claims/<int:pk>/", claims.desk, name="desk"),
    path("claims/<int:pk>/accept/", claims.accept, name="accept"),
    path("claims/<int:pk>/reject/", claims.reject, name="reject"),
    path("claims/<int:pk>/explain/", claims.explain, name="explain"),
    path("claims/<int:pk>/skip/", claims.skip, name="skip"),
    path("claims/<int:pk>/edit/", editing.edit, name="edit"),
    path("claims/<int:pk>/links/", links.links_of, name="links_of"),
    path("snapshots/<int:pk>/add/", editing.add, name="add"),
    path("links/", links.links, name="links"),
    path("links/<int:pk>/", links.pair, name="pair"),
    path("links/<int:pk>/accept/", links.accept, name="accept_link"),
    path("links/<int:pk>/reject/", links.reject, name="reject_link"),
    path("disputes/<int:pk>/", disputes.dispute, name="dispute"),
    path("speakers/", speakers.speakers, name="speakers"),
    path("speakers/<int:pk>/", speakers.speaker, name="speaker"),
    path("speakers/<int:pk>/split/", speakers.split, name="split_speaker"),
    path("speakers/<int:pk>/resolve/", resolving.resolve, name="resolve"),
    path("speakers/<int:pk>/accept/", resolving.accept, name="accept_speaker"),
    path("speakers/<int:pk>/merge/", resolving.merge, name="merge_speakers"),
    path("speakers/<int:pk>/apart/", resolving.apart, name="keep_apart"),
    path("undo/", undoing.undo_last, name="undo"),
    path("redo/", undoing.redo_last, name="redo"),
    path("history/", undoing.history, name="history"),
    path("history/<int:pk>/undo/", undoing.undo_one, name="undo_one"),
]
