"""Addresses of an organisation's own year, on its own side."""

from django.urls import URLPattern, path

from gensvar.portal.views import own_year

HERE = "forening/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(HERE, own_year.this_year, name="own-year"),
    path("forening/<str:code>/kalender.ics", own_year.calendar, name="own-calendar"),
    path(f"{HERE}ar/<int:year>/", own_year.one_year, name="own-year-of"),
    path(f"{HERE}ar/<int:year>/tid/", own_year.taking, name="own-year-time"),
    path(f"{HERE}ar/<int:year>/fil/<slug:form>/", own_year.file, name="own-year-file"),
]
