"""Addresses of samråd items, the wheel and engagements, beneath arbete/samrad/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
