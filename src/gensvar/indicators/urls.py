"""Addresses of credibility and influence, beneath arbete/utfall/."""

from django.urls import path

from gensvar.indicators import views

urlpatterns = [
    path("", views.indicators, name="indicators"),
    path("tabell.csv", views.indicators_file, name="indicators-file"),
    path("<str:what>/<int:year>/", views.indicator_sources, name="indicator-sources"),
]
