from django.urls import path

from . import views

app_name = "importing"

urlpatterns = [
    path("", views.imports, name="imports"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.progress, name="progress"),
    path("<int:pk>/retry/", views.retry, name="retry"),
]
