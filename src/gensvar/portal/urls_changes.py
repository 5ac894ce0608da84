"""Addresses where everyone reads what has changed, and the governing documents."""

from django.urls import path

from gensvar.portal.views import changes, policies

urlpatterns = [
    path("samrad/<str:public_id>/andrat/", changes.changes, name="public-changes"),
    path(
        "styrande-dokument/",
        changes.governing_documents,
        name="public-governing-documents",
    ),
    path(
        "styrande-dokument/policy/<int:document>/",
        policies.policy,
        name="public-policy",
    ),
]
