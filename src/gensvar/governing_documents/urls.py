"""Addresses beneath arbete/styrdokument/."""

from django.urls import path

from gensvar.governing_documents.views import register, writing

urlpatterns = [
    path("", register.documents, name="governing-documents"),
    path("nytt/", writing.begin, name="begin-governing-document"),
    path("<int:pk>/", register.document, name="governing-document"),
    path("<int:pk>/andra/", writing.change, name="change-governing-document"),
    path("<int:pk>/ratta/", writing.correct, name="correct-governing-document"),
]
