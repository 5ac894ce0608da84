"""Addresses where a guest sees and sends a claim for a meeting."""

from django.urls import URLPattern, path

from gensvar.portal.views import claims

urlpatterns: list[URLPattern] = [
    path("mote/<str:token>/arvode/", claims.claim, name="claim"),
]
