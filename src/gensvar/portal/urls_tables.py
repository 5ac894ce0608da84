"""Addresses of a table at a live exercise, and of what the whole room sees."""

from django.urls import URLPattern, path

from gensvar.portal.views import screen, seats, table_acts, tables

TABLE = "bord/<str:code>/"
IDEA = f"{TABLE}ide/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("bord/", tables.enter_table, name="enter-table"),
    path(TABLE, tables.table, name="table"),
    path(f"{TABLE}alla/", tables.of_others, name="table-of-others"),
    path(f"{TABLE}skriv/", table_acts.write, name="table-write"),
    path(f"{TABLE}fraga/", table_acts.ask, name="table-ask"),
    path(f"{TABLE}rangordna/", table_acts.rank, name="table-rank"),
    path(f"{TABLE}prickar/", table_acts.dots, name="table-dots"),
    path(f"{TABLE}sta-for/", table_acts.confirm, name="table-confirm"),
    path(IDEA, table_acts.idea, name="table-idea"),
    path(f"{IDEA}ta-tillbaka/", table_acts.take_back, name="table-take-back"),
    path(f"{IDEA}betona/", table_acts.stress, name="table-stress"),
    path("mote/<str:token>/plats/", seats.seat, name="guest-seat"),
    path("skarm/<str:key>/", screen.screen, name="screen"),
    path("skarm/<str:key>/nytt", screen.news, name="screen-news"),
]
