"""Addresses of structures and agreements, beneath arbete/samrad/."""

from django.urls import path

from gensvar.agreements.views import structures, voices

STRUCTURE = "<int:programme>/struktur/"
VERSION = f"{STRUCTURE}<int:proposal>/"

urlpatterns = [
    path(STRUCTURE, structures.structure, name="structure"),
    path(f"{STRUCTURE}vagar-in/", voices.links, name="structure-links"),
    path(VERSION, structures.version, name="structure-version"),
    path(f"{VERSION}delar/", structures.parts, name="structure-parts"),
    path(f"{VERSION}synpunkter/", voices.comments, name="structure-comments"),
    path(f"{VERSION}forankring/", voices.anchoring, name="structure-anchoring"),
    path(f"{VERSION}utvardering/", voices.pilot, name="structure-pilot"),
    path(f"{VERSION}steg/<slug:step>/", structures.step, name="structure-step"),
]
