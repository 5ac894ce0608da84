"""The address where words are explained to everyone."""

from django.urls import URLPattern, path

from gensvar.portal.views import terms

urlpatterns: list[URLPattern] = [
    path("begrepp/", terms.terms, name="public-terms"),
]
