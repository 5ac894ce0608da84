"""Addresses of a guest's own page, and of meetings that everyone may come to."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
