"""Addresses of concrete examples: for everyone, and on an organisation's own side."""

from django.urls import URLPattern, path

from gensvar.portal.views import examples as views

ALL = "exempel/"
# Beneath the place where organisations learn from each other, which is marked then.
OWN = "forening/<str:token>/utbyte/exempel/"

urlpatterns: list[URLPattern] = [
    path(ALL, views.examples, name="public-examples"),
    path("exempel.csv", views.file, name="public-examples-file"),
    path(f"{ALL}<str:public_id>/", views.example, name="public-example"),
    path(OWN, views.own, name="own-examples"),
    path(f"{OWN}nytt/", views.tell, name="own-tell-example"),
    path(f"{OWN}<str:public_id>/", views.own_example, name="own-example"),
]
