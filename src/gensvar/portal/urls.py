"""Addresses of the pages for everyone."""

from django.urls import URLPattern

from gensvar.portal.urls_pages import urlpatterns as pages
from gensvar.portal.urls_voices import urlpatterns as voices

urlpatterns: list[URLPattern] = [*pages, *voices]
