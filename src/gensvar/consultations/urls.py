"""Addresses of samråd items, the wheel and engagements, beneath arbete/samrad/."""

from django.urls import path

from gensvar.consultations.urls_years import urlpatterns as years
from gensvar.consultations.views import items, wheel

urlpatterns = [
    *years,
    path("<int:programme>/arende/", items.items, name="programme-items"),
    path("<int:programme>/arende/<int:pk>/", items.item, name="programme-item"),
    path("<int:programme>/arshjul/", wheel.wheel, name="programme-wheel"),
    path("<int:programme>/arshjul.ics", wheel.wheel_file, name="programme-wheel-file"),
]
