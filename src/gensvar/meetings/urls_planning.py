"""Addresses for planning meetings, their agenda, times and material, and series."""

from django.urls import path

from gensvar.meetings.views import (
    agenda,
    materials,
    planning,
    polls,
    series,
    standing,
    wishes,
)

urlpatterns = [
    path("ny/", planning.plan, name="plan-meeting"),
    path("utan-program/", standing.outside, name="meetings-outside"),
    path(
        "program/<int:programme>/punkt/",
        standing.propose,
        name="propose-to-programme",
    ),
    path("<int:meeting>/program/", standing.place, name="meeting-programme"),
    path("serier/", series.all_series, name="all-series"),
    path("serier/ny/", series.begin, name="begin-series"),
    path("serier/<int:pk>/", series.series, name="meeting-series"),
    path("serier/<int:pk>/andra/", series.change, name="change-series"),
    path("<int:meeting>/andra/<slug:part>/", planning.change, name="change-meeting"),
    path("<int:meeting>/ordforande/", planning.chair, name="meeting-chair"),
    path("<int:meeting>/dagordning/", agenda.agenda, name="meeting-agenda"),
    path("<int:meeting>/dagordning/<int:item>/", agenda.item, name="agenda-item"),
    path(
        "<int:meeting>/dagordning/<int:item>/tillbaka/",
        agenda.back,
        name="agenda-item-back",
    ),
    path("<int:meeting>/onskemal/", wishes.wishes, name="meeting-wishes"),
    path("<int:meeting>/tider/", polls.times, name="meeting-times"),
    path("<int:meeting>/underlag/", materials.materials, name="meeting-material"),
    path(
        "<int:meeting>/underlag/<int:material>/",
        materials.material,
        name="change-material",
    ),
    path("<int:meeting>/infor/", materials.pack, name="meeting-pack"),
]
