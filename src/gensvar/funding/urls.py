"""Addresses of support, beneath arbete/stod/."""

from django.urls import path

from gensvar.funding.views import rounds, support

urlpatterns = [
    path("", support.overview, name="fundings"),
    path("ny/", support.begin, name="begin-funding"),
    path("<int:funding>/", support.support, name="funding"),
    path("<int:funding>/andra/", support.change, name="change-funding"),
    path("<int:funding>/omgang/", rounds.add, name="add-funding-round"),
    path("<int:funding>/omgang/<int:pk>/", rounds.change, name="funding-round"),
]
