"""Addresses where organisations find each other."""

from django.urls import URLPattern, path

from gensvar.portal.views import matching, matching_introductions

OWN = "forening/<str:token>/motas/"

urlpatterns: list[URLPattern] = [
    path("motas/", matching.for_everyone, name="public-listings"),
    path(OWN, matching.own, name="own-matching"),
    path(f"{OWN}ny/", matching.write, name="own-listing-new"),
    path(f"{OWN}egen/<str:public_id>/", matching.one_own, name="own-listing"),
    path(f"{OWN}andra/", matching.others, name="other-listings"),
    path(
        f"{OWN}andra/<str:public_id>/",
        matching_introductions.other,
        name="other-listing",
    ),
    path(
        f"{OWN}kontakt/<int:pk>/",
        matching_introductions.introduction,
        name="own-introduction",
    ),
    path(f"{OWN}forslag/", matching.suggestion, name="own-suggestion"),
]
