"""Addresses of the records of a dialogue, beneath arbete/dialoger/."""

from django.urls import path

from gensvar.reporting import views

HERE = "<str:number>/handlingar/"

urlpatterns = [
    path(HERE, views.records, name="records"),
    path(f"{HERE}register.csv", views.register_table, name="records-register"),
]
