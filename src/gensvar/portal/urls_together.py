"""Addresses where everyone reads who does what, and how credible it has been."""

from django.urls import path

from gensvar.portal.views import together

urlpatterns = [
    path(
        "dialoger/<slug:slug>/vem-gor-vad/",
        together.who_does_what,
        name="public-who-does-what",
    ),
    path("utfall/", together.indicators, name="public-indicators"),
    path("utfall/tabell.csv", together.indicators_file, name="public-indicators-file"),
    path(
        "utfall/<str:what>/<int:year>/",
        together.indicator_sources,
        name="public-indicator-sources",
    ),
    path("metod/utfall/", together.methods, name="indicator-methods"),
]
