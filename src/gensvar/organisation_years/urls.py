"""Addresses of what is asked of organisations, beneath arbete/foreningar/."""

from django.urls import path

from gensvar.organisation_years.views import burden, years

urlpatterns = [
    path("belastning/", burden.burden, name="burden"),
    path("belastning/fil/", burden.burden_file, name="burden-file"),
    path(
        "<int:organisation>/ar/<int:year>/",
        years.organisation_year,
        name="organisation-year",
    ),
]
