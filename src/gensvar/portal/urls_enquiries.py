"""Addresses of the one way in, and of the questions that everyone may read."""

from django.urls import URLPattern, path

from gensvar.portal.views import enquiries, own_questions, questions

OWN = "forening/<str:token>/fragor/"

urlpatterns: list[URLPattern] = [
    path("fraga/", enquiries.ask, name="ask-region"),
    path("fraga/liknande/", enquiries.alike, name="asked-before"),
    path("fraga/min/", enquiries.enter, name="find-my-question"),
    path("fraga/min/<str:token>/", enquiries.mine, name="my-question"),
    path("fragor/", questions.questions, name="public-questions"),
    path("fragor/svarstider/", questions.figures, name="public-question-figures"),
    path("fragor/fragor.csv", questions.file, name="public-questions-file"),
    path("fragor.atom", questions.feed, name="public-questions-feed"),
    path("fragor/<str:public_id>/", questions.question, name="public-question"),
    path(OWN, own_questions.questions, name="own-questions"),
    path(f"{OWN}ny/", own_questions.ask, name="own-ask"),
    path(f"{OWN}<str:public_id>/", own_questions.question, name="own-question"),
]
