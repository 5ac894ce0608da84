"""Addresses where a guest sees and sends a claim for a meeting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
