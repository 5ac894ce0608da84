"""Addresses of guidance, beneath arbete/."""

from django.urls import path

from gensvar.guidance.views import (
    channels,
    choosing,
    handbook,
    methods,
    outreach,
    terms,
    texts,
)

TEXT = "handbok/texter/<slug:kind>/<slug:key>/<slug:language>/"
DIALOGUE = "dialoger/<str:number>/"

urlpatterns = [
    path("handbok/", handbook.handbook, name="handbook"),
    path("handbok/<slug:key>/", handbook.chapter, name="handbook-chapter"),
    path(TEXT, texts.edit, name="edit-guidance"),
    path(f"{TEXT}standard/", texts.revert, name="show-default-guidance"),
    path("begrepp/", terms.terms, name="terms"),
    path("metoder/", methods.catalogue, name="methods"),
    path("metoder/ny/", methods.add, name="add-method"),
    path("metoder/<slug:key>/", methods.method, name="method"),
    path("metoder/<slug:key>/uppgifter/", methods.facts, name="method-facts"),
    path("metoder/<slug:key>/erbjud/", methods.offer, name="offer-method"),
    path("breddat-deltagande/", outreach.ways, name="outreach-ways"),
    path("kanaler/", channels.channels, name="channels"),
    path("kanaler/<int:channel>/", channels.channel, name="channel"),
    path(f"{DIALOGUE}metod/", choosing.dialogue_methods, name="dialogue-methods"),
    path(f"{DIALOGUE}metod/<int:choice>/bort/", choosing.drop, name="drop-method"),
    path(f"{DIALOGUE}metod/<slug:key>/", choosing.choose, name="choose-method"),
    path(f"{DIALOGUE}bredda/", outreach.plan, name="dialogue-outreach"),
    path(f"{DIALOGUE}bredda/ny/", outreach.add, name="plan-outreach"),
    path(f"{DIALOGUE}bredda/<int:step>/", outreach.change, name="change-outreach"),
    path(f"{DIALOGUE}bredda/<int:step>/utfall/", outreach.note, name="note-outreach"),
]
