"""Addresses of finding each other in the workspace, beneath arbete/motas/."""

from django.urls import path

from gensvar.matching.views import listings, overview

urlpatterns = [
    path("", overview.overview, name="matching"),
    path("ny/", listings.write, name="body-listing-new"),
    path("<int:pk>/", listings.change, name="body-listing"),
    path("<int:pk>/stoppa/", listings.stop, name="stop-listing"),
    path("anmalda/<int:pk>/", overview.report, name="reported-introduction"),
    path("slapp-in/<int:pk>/", overview.let_in, name="let-in-again"),
]
