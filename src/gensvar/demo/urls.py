"""Addresses of the demo; outside demo mode there are none."""

from django.conf import settings
from django.urls import URLPattern

from gensvar.demo.pages import pages

urlpatterns: list[URLPattern] = pages if settings.MODE == "demo" else []
