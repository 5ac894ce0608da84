"""Addresses of the register of matters, beneath arbete/arenden/."""

from django.urls import path

from gensvar.matters import views

urlpatterns = [
    path("", views.matters, name="matters"),
    path("ny/", views.open_new, name="open-matter"),
    path("<int:pk>/", views.matter, name="matter"),
    path("<int:pk>/andra/", views.change, name="change-matter"),
    path("<int:pk>/beslut/", views.enter, name="enter-decision"),
    path(
        "<int:pk>/beslut/<int:decision_pk>/ratta/",
        views.correct,
        name="correct-decision",
    ),
]
