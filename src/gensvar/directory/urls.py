"""Addresses of the directory of organisations, beneath arbete/foreningar/."""

from django.urls import path

from gensvar.directory.urls_lists import urlpatterns as names
from gensvar.directory.urls_relations import urlpatterns as relations
from gensvar.directory.views import lists, organisations

ONE = "<str:public_id>/"
WORD = "ord/<slug:kind>/<int:pk>/"

# Plain words come first: they are no addresses of organisations.
urlpatterns = [
    path("", organisations.listed, name="organisations"),
    path("ord/", lists.words, name="directory-words"),
    path(f"{WORD}slut/", lists.end, name="directory-word-end"),
    path(f"{WORD}igen/", lists.again, name="directory-word-again"),
    *names,
    *relations,
    path(f"{ONE}om/", organisations.organisation, name="organisation"),
    path(f"{ONE}sida/", organisations.check, name="organisation-check"),
    path(
        f"{ONE}skots-av/<int:keeper>/",
        organisations.keeper,
        name="organisation-keeper",
    ),
]
