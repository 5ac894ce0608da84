"""Addresses of guests and of the day itself, beneath arbete/moten/."""

from django.urls import path

from gensvar.meetings.views import (
    arrivals,
    attendance,
    guest_lists,
    guests,
    interests,
    standing,
)

urlpatterns = [
    path("<int:meeting>/gaster/", guests.guests, name="meeting-guests"),
    path("<int:meeting>/gaster/ny/", guests.ask, name="ask-guest"),
    path("<int:meeting>/gaster/lista/", guest_lists.many, name="ask-many-guests"),
    path("<int:meeting>/gaster/fran/", guest_lists.earlier, name="ask-earlier-guests"),
    path("<int:meeting>/gaster/platser/", standing.ask_seats, name="ask-seats"),
    path("<int:meeting>/gaster/<int:pk>/", guests.guest, name="meeting-guest"),
    path("<int:meeting>/gaster/<int:pk>/svar/", guests.answer, name="answer-for-guest"),
    path(
        "<int:meeting>/gaster/<int:pk>/aterkalla/",
        guests.withdraw,
        name="withdraw-guest",
    ),
    path("<int:meeting>/gaster/<int:pk>/angra/", guests.restore, name="restore-guest"),
    path(
        "<int:meeting>/gaster/<int:pk>/jav/",
        interests.interest,
        name="interest-of-guest",
    ),
    path("<int:meeting>/gaster/behov/", attendance.needs, name="meeting-needs"),
    path("<int:meeting>/narvaro/", arrivals.arrivals, name="meeting-arrivals"),
    path("<int:meeting>/narvaro/flera/", arrivals.note, name="note-arrivals"),
    path("<int:meeting>/narvaro/<int:pk>/", arrivals.one, name="meeting-arrival"),
    path("<int:meeting>/narvaro/ny/", arrivals.walk_in, name="walk-in"),
    path("<int:meeting>/narvaro/antal/", arrivals.report, name="report-numbers"),
    path("<int:meeting>/narvaro/lista/", attendance.attendance, name="attendance"),
    path(
        "<int:meeting>/narvaro/lista.pdf",
        attendance.attendance_pdf,
        name="attendance-pdf",
    ),
    path("<int:meeting>/narvaro/dorr/", arrivals.door, name="meeting-door"),
    path("<int:meeting>/narvaro/dorr.svg", arrivals.door_code, name="door-code"),
]
