"""The address where everyone reads whom a dialogue has reached."""

from django.urls import path

from gensvar.portal.views import reach

urlpatterns = [
    path("dialoger/<slug:slug>/malgrupper/", reach.reach, name="public-reach"),
]
