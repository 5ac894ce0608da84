"""Addresses of exchanges, beneath arbete/utbyte/."""

from django.urls import path

from gensvar.exchanges.views import days, offers

urlpatterns = [
    path("", offers.exchange, name="exchange"),
    path("ny/", offers.invite, name="invite-exchange"),
    path("dagar/", days.volunteer_days, name="volunteer-days"),
    path("utbildningar/", days.trainings, name="trainings"),
    path("utbildningar/ny/", days.note, name="note-training"),
    path("utbildningar/<int:pk>/jag/", days.take, name="take-training"),
    path("<int:pk>/", offers.offer, name="exchange-offer"),
    path("<int:pk>/andra/", offers.change, name="change-exchange"),
]
