"""Addresses where guests read, comment and approve the notes of a meeting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
