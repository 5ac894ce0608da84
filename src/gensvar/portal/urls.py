"""Addresses of the pages for everyone."""

from django.urls import URLPattern

from gensvar.portal.urls_pages import urlpatterns as pages

urlpatterns: list[URLPattern] = [*pages]
