"""Addresses of a table at a live exercise, and of what the whole room sees."""

from django.urls import URLPattern, path

from gensvar.portal.views import screen, tables

TABLE = "bord/<str:code>/"
IDEA = f"{TABLE}ide/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("bord/", tables.enter_table, name="enter-table"),
    path(TABLE, tables.table, name="table"),
    path(f"{TABLE}skriv/", tables.write, name="table-write"),
    path(f"{TABLE}fraga/", tables.ask, name="table-ask"),
    path(f"{TABLE}rangordna/", tables.rank, name="table-rank"),
    path(f"{TABLE}prickar/", tables.dots, name="table-dots"),
    path(f"{TABLE}sta-for/", tables.confirm, name="table-confirm"),
    path(IDEA, tables.idea, name="table-idea"),
    path(f"{IDEA}ta-tillbaka/", tables.take_back, name="table-take-back"),
    path(f"{IDEA}betona/", tables.stress, name="table-stress"),
    path("skarm/<str:key>/", screen.screen, name="screen"),
    path("skarm/<str:key>/nytt", screen.news, name="screen-news"),
]
