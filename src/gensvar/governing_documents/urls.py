"""Addresses beneath arbete/styrdokument/."""

from django.urls import path

from gensvar.governing_documents import views

urlpatterns = [
    path("", views.documents, name="governing-documents"),
    path("nytt/", views.begin, name="begin-governing-document"),
    path("<int:pk>/", views.document, name="governing-document"),
]
