"""Addresses where everyone reads who does what, and how credible it has been."""

from django.urls import path

from gensvar.portal.views import together

urlpatterns = [
    path(
        "dialoger/<slug:slug>/vem-gor-vad/",
        together.who_does_what,
        name="public-who-does-what",
    ),
]
