"""Addresses of the records of a dialogue, beneath arbete/dialoger/."""

from django.urls import path

from gensvar.reporting import views

HERE = "<str:number>/handlingar/"

ONE = f"{HERE}uttag/<int:pk>/"

urlpatterns = [
    path(HERE, views.records, name="records"),
    path(f"{HERE}register.csv", views.register_table, name="records-register"),
    path(f"{HERE}uttag/", views.export, name="records-export"),
    path(f"{ONE}hamta/", views.fetch_one, name="records-fetch"),
    path(f"{ONE}ta-bort/", views.remove_one, name="records-remove"),
]
