"""Addresses of names, merging and lists, beneath arbete/foreningar/."""

from django.urls import path

from gensvar.directory.views import importing, merging, registering, sub_regions

urlpatterns = [
    path("ny/", registering.new, name="new-organisation"),
    path("delregioner/", sub_regions.sub_regions, name="sub-regions"),
    path("listor/", importing.lists, name="organisation-lists"),
    path("listor/<int:given>/", importing.one_list, name="organisation-list"),
    path(
        "listor/<int:given>/kolumner/",
        importing.columns,
        name="organisation-list-columns",
    ),
    path("samma/", merging.alike, name="organisations-alike"),
    path("samma/<int:merging>/tva/", merging.undo, name="unmerge-organisations"),
    path("<str:public_id>/namn/", merging.names, name="organisation-names"),
    path(
        "<str:public_id>/namn/<str:other>/",
        merging.compare,
        name="merge-organisations",
    ),
]
