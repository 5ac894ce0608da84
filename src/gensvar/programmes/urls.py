"""Addresses of programmes, beneath arbete/samrad/."""

from django.urls import path

from gensvar.programmes.views import (
    areas,
    holders,
    joining,
    parts,
    programmes,
    seats,
    shown,
)

urlpatterns = [
    path("ny/", programmes.begin, name="begin-programme"),
    path("omraden/", areas.areas, name="language-areas"),
    path("omraden/<int:pk>/slut/", areas.end, name="end-language-area"),
    path("<int:programme>/offentligt/", shown.shown, name="show-programme"),
    path("<int:programme>/andra/", programmes.change, name="change-programme"),
    path("<int:programme>/grupper/", parts.groups, name="programme-groups"),
    path("<int:programme>/grupper/<int:pk>/", parts.group, name="programme-group"),
    path(
        "<int:programme>/grupper/<slug:group>/med/",
        parts.include,
        name="include-group",
    ),
    path(
        "<int:programme>/grupper/<slug:group>/utan/",
        parts.leave_out,
        name="leave-group-out",
    ),
    path("<int:programme>/former/", parts.used_forms, name="programme-forms"),
    path("<int:programme>/beslut/", parts.structure, name="programme-structure"),
    path("<int:programme>/deltar/", joining.bodies, name="programme-bodies"),
    path(
        "<int:programme>/deltar/<int:pk>/lamna/", joining.leave, name="leave-programme"
    ),
    path("<int:programme>/platser/", seats.seats, name="programme-seats"),
    path("<int:programme>/platser/innehavare/", holders.holders, name="seat-holders"),
    path(
        "<int:programme>/platser/innehavare/<int:pk>/slut/",
        holders.end,
        name="end-holding",
    ),
    path("<int:programme>/platser/<int:pk>/", holders.seat, name="programme-seat"),
    path(
        "<int:programme>/platser/<int:pk>/dra-in/",
        seats.withdraw,
        name="withdraw-seat",
    ),
    path(
        "<int:programme>/platser/<int:pk>/tillbaka/",
        seats.restore,
        name="restore-seat",
    ),
    path("<int:programme>/perioder/<int:pk>/bort/", seats.remove, name="remove-period"),
    path(
        "<int:programme>/organisationer/<int:pk>/",
        seats.organisation,
        name="programme-organisation",
    ),
    path("<int:programme>/ga-med/", joining.join, name="join-programme"),
]
