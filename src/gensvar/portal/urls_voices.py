"""Addresses where people say something and follow what happens with it."""

from django.urls import path

from gensvar.portal.views import contribute, receipt

urlpatterns = [
    path("dialoger/<slug:slug>/delta/", contribute.contribute, name="contribute"),
    path("mitt/", receipt.enter_code, name="enter-code"),
    path("mitt/<str:code>/", receipt.my_contribution, name="my-contribution"),
]
