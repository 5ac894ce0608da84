"""Addresses where groups say what they need of the samråd."""

from django.urls import path

from gensvar.portal.views import inventories

urlpatterns = [
    path(
        "behov/svar/<str:token>/", inventories.answer_through_link, name="answer-needs"
    ),
    path("behov/<str:public_id>/", inventories.needs_inventory, name="needs-public"),
    path(
        "behov/<str:public_id>/svara/",
        inventories.answer_in_the_open,
        name="answer-needs-open",
    ),
]
