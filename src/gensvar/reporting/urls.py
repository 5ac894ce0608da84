"""Addresses of the records of a dialogue, beneath arbete/dialoger/."""

from django.urls import path

from gensvar.reporting import views
from gensvar.reporting.results import views as results

READ = "<str:number>/resultat/"
HERE = "<str:number>/handlingar/"

ONE = f"{HERE}uttag/<int:pk>/"

urlpatterns = [
    path(READ, results.results, name="results"),
    path(f"{READ}resultat.docx", results.word, name="results-word"),
    path(f"{READ}resultat.pptx", results.slides, name="results-slides"),
    path(HERE, views.records, name="records"),
    path(f"{HERE}register.csv", views.register_table, name="records-register"),
    path(f"{HERE}uttag/", views.export, name="records-export"),
    path(f"{ONE}hamta/", views.fetch_one, name="records-fetch"),
    path(f"{ONE}ta-bort/", views.remove_one, name="records-remove"),
]
