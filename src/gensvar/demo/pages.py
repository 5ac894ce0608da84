"""The pages of the demo, for whoever may include them."""

from django.urls import path

from gensvar.demo import views

pages = [
    path("", views.guide, name="demo-guide"),
    path("bli/<slug:key>/", views.become, name="demo-become"),
    path("ingen/", views.become_nobody, name="demo-become-nobody"),
    path("anteckningar/<str:name>", views.notes, name="demo-notes"),
]
