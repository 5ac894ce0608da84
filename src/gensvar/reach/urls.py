"""Addresses of population tables, and of whom a dialogue has reached."""

from django.urls import path

from gensvar.reach import views

ONE = "dialoger/<str:number>/malgrupper/"

urlpatterns = [
    path("befolkning/", views.population, name="population"),
    path("befolkning/ny/", views.give, name="give-population"),
    path("befolkning/<int:pk>/", views.table, name="population-table"),
    path(ONE, views.reach, name="reach"),
    path(f"{ONE}antal/", views.counts, name="reached-counts"),
    path(f"{ONE}luckor/", views.gaps, name="reach-gaps"),
]
