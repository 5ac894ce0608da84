"""Addresses of exchanges: for everyone, and on an organisation's own side."""

from django.urls import URLPattern, path

from gensvar.portal.views import exchanges as views
from gensvar.portal.views import news

ALL = "utbyte/"
OWN = "forening/<str:token>/utbyte/"

urlpatterns: list[URLPattern] = [
    path(ALL, views.offers, name="public-exchange"),
    path(f"{ALL}<str:public_id>.ics", views.calendar, name="public-exchange-calendar"),
    path(f"{ALL}<str:public_id>/", views.offer, name="public-exchange-offer"),
    path("for-foreningar/nytt/", news.news, name="public-news"),
    path("for-foreningar/nytt.atom", news.feed, name="public-news-feed"),
    path(OWN, views.own, name="own-exchange"),
    path(f"{OWN}ny/", views.invite, name="own-invite-exchange"),
    path(f"{OWN}nytt/", news.own, name="own-news"),
    path(f"{OWN}nytt/skriv/", news.write, name="own-write-news"),
    path(f"{OWN}<str:public_id>/", views.own_offer, name="own-exchange-offer"),
    path(f"{OWN}<str:public_id>/andra/", views.change, name="own-change-exchange"),
]
