"""Addresses of the design itself."""

from django.urls import path

from gensvar.ui import views

urlpatterns = [path("stil/", views.gallery, name="gallery")]
