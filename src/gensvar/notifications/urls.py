"""Addresses of the mailbox; whoever includes them passes `may` along."""

from django.urls import path

from gensvar.notifications import views

urlpatterns = [
    path("", views.mailbox, name="mailbox"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/<str:decision>/", views.decide, name="letter-decide"),
]
