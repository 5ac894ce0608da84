"""The address where an organisation answers a written question."""

from django.urls import URLPattern, path

from gensvar.portal.views import written

urlpatterns: list[URLPattern] = [
    path("fraga/<str:token>/", written.written, name="answer-written-question"),
]
