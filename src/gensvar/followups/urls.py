"""Addresses of measures and questions, beneath arbete/atgarder/."""

from django.urls import path

from gensvar.followups.views import measures, questions

urlpatterns = [
    path("", measures.measures, name="measures"),
    path("ny/", measures.promise, name="promise-measure"),
    path("<int:pk>/", measures.measure, name="measure"),
    path("fragor/", questions.questions, name="raised-questions"),
    path("fragor/ny/", questions.ask, name="raise-question"),
    path("fragor/<int:pk>/", questions.question, name="raised-question"),
]
