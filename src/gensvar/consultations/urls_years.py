"""Addresses of what is done and told each year: duties, effects, trends, report."""

from django.urls import URLPattern, path

from gensvar.consultations.views import duties

urlpatterns: list[URLPattern] = [
    path(
        "<int:programme>/information/", duties.information, name="programme-information"
    ),
    path("<int:programme>/information/ny/", duties.note, name="note-information"),
    path(
        "<int:programme>/information/tabell.xlsx",
        duties.information_file,
        name="information-file",
    ),
    path(
        "<int:programme>/information/<int:pk>/bort/",
        duties.withdraw,
        name="withdraw-information",
    ),
]
