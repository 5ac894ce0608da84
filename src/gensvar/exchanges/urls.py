"""Addresses of exchanges, beneath arbete/utbyte/."""

from django.urls import path

from gensvar.exchanges.views import days, news, offers

urlpatterns = [
    path("", offers.exchange, name="exchange"),
    path("ny/", offers.invite, name="invite-exchange"),
    path("dagar/", days.volunteer_days, name="volunteer-days"),
    path("utbildningar/", days.trainings, name="trainings"),
    path("utbildningar/ny/", days.note, name="note-training"),
    path("utbildningar/<int:pk>/jag/", days.take, name="take-training"),
    path("nytt/", news.notices, name="exchange-notices"),
    path("nytt/skriv/", news.write, name="write-exchange-notice"),
    path("nytt/<int:notice>/", news.one, name="exchange-notice"),
    path("<int:pk>/", offers.offer, name="exchange-offer"),
    path("<int:pk>/andra/", offers.change, name="change-exchange"),
]
