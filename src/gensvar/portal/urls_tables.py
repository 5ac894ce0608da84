"""Addresses of a table at a live exercise, and of what the whole room sees."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
