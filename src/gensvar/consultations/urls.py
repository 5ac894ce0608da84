"""Addresses of samråd items, the wheel and engagements, beneath arbete/samrad/."""

from django.urls import path

from gensvar.consultations.urls_years import urlpatterns as years
from gensvar.consultations.views import engagements, events, items, joint, wheel

BESIDE = "<int:programme>/utbyte/"

urlpatterns = [
    *years,
    path("<int:programme>/arende/", items.items, name="programme-items"),
    path("<int:programme>/arende/<int:pk>/", items.item, name="programme-item"),
    path("<int:programme>/arshjul/", wheel.wheel, name="programme-wheel"),
    path("<int:programme>/arshjul.ics", wheel.wheel_file, name="programme-wheel-file"),
    path("gemensamma/<int:meeting>/", joint.joint, name="joint-meeting"),
    path(BESIDE, engagements.engagements, name="programme-engagements"),
    path(f"{BESIDE}fraga/", engagements.ask, name="ask-in-writing"),
    path(f"{BESIDE}fraga/<int:pk>/", engagements.question, name="written-question"),
    path(f"{BESIDE}inbjudan/", events.enter, name="enter-event"),
    path(f"{BESIDE}inbjudan/<int:pk>/", events.event, name="programme-event"),
]
