"""Addresses where people say something and follow what happens with it."""

from django.urls import path

from gensvar.portal.views import contribute, doors, receipt

urlpatterns = [
    path("dialoger/<slug:slug>/delta/", contribute.contribute, name="contribute"),
    path("mitt/", receipt.enter_code, name="enter-code"),
    path("mitt/<str:code>/", receipt.my_contribution, name="my-contribution"),
    path("mitt/<str:code>/stamma/", doors.check, name="check-compilation"),
    path("mitt/<str:code>/betyg/", doors.rate, name="rate-answer"),
    path("mitt/<str:code>/omdome/", doors.judge, name="judge-dialogue"),
]
