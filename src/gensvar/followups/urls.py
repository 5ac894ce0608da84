"""Addresses of the measures, beneath arbete/atgarder/."""

from django.urls import path

from gensvar.followups import views

urlpatterns = [
    path("", views.measures, name="measures"),
    path("ny/", views.promise, name="promise-measure"),
    path("<int:pk>/", views.measure, name="measure"),
]
