"""Addresses of a guest's own page, and of meetings that everyone may come to."""

from django.urls import URLPattern, path

from gensvar.portal.views import agenda, guest_interests, guests, meetings

urlpatterns: list[URLPattern] = [
    path("mote/<str:token>/", guests.guest, name="guest"),
    path("mote/<str:token>/ersattare/", guests.substitute, name="guest-substitute"),
    path("mote/<str:token>/behov/", guests.needs, name="guest-needs"),
    path("mote/<str:token>/jav/", guest_interests.interest, name="guest-interest"),
    path("mote/<str:token>/kalender.ics", guests.calendar, name="guest-calendar"),
    path("mote/<str:token>/kod.svg", guests.square_code, name="guest-code"),
    path("mote/<str:token>/dagordning/", agenda.agenda, name="guest-agenda"),
    path(
        "mote/<str:token>/dagordning/<int:item>/",
        agenda.item,
        name="guest-agenda-item",
    ),
    path("mote/<str:token>/tider/", agenda.times, name="guest-times"),
    path("mote/<str:token>/underlag/", agenda.pack, name="guest-pack"),
    path("mote/<str:token>/kalla/", agenda.extra, name="call-extra-meeting"),
    path("moten/", meetings.meetings, name="public-meetings"),
    path("moten.ics", meetings.feed, name="public-meetings-feed"),
    path("moten/<str:public_id>/", meetings.meeting, name="public-meeting"),
    path(
        "moten/<str:public_id>/tack/",
        meetings.registered,
        name="public-meeting-registered",
    ),
    path("moten/<str:public_id>/har/", meetings.door, name="meeting-at-the-door"),
]
