"""Addresses of search, beneath arbete/sok/."""

from django.urls import path

from gensvar.search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("dialog/<str:number>/", views.said, name="search-said"),
]
