"""Addresses of proposals, and of what has changed, beneath arbete/."""

from django.urls import path

from gensvar.proposals.views import changes, collections, proposals

urlpatterns = [
    path("forandringar/", collections.collections, name="proposal-collections"),
    path("forandringar/ny/", collections.begin, name="collect-proposals"),
    path(
        "forandringar/<int:collection>/",
        collections.collection,
        name="proposal-collection",
    ),
    path("forandringar/<int:collection>/ny/", proposals.write, name="write-proposal"),
    path(
        "forandringar/<int:collection>/uppgift/",
        collections.stated,
        name="state-proposal-count",
    ),
    path(
        "forandringar/<int:collection>/forslag.xlsx",
        collections.workbook,
        name="proposals-workbook",
    ),
    path(
        "forandringar/<int:collection>/forslag.csv",
        collections.table,
        name="proposals-table",
    ),
    path("forandringar/forslag/<int:proposal>/", proposals.proposal, name="proposal"),
    path(
        "forandringar/forslag/<int:proposal>/andra/",
        proposals.change,
        name="change-proposal",
    ),
    path(
        "forandringar/forslag/<int:proposal>/angra/",
        proposals.undo,
        name="undo-proposal",
    ),
    path("vad-andrades/", changes.changes, name="changes"),
    path(
        "vad-andrades/forslag/<int:proposal>/",
        changes.of_proposal,
        name="show-changed-proposal",
    ),
    path(
        "vad-andrades/atgard/<int:measure>/",
        changes.of_measure,
        name="show-changed-measure",
    ),
]
