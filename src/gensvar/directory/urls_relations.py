"""Addresses of how we work together with organisations, beneath arbete/foreningar/."""

from django.urls import path

from gensvar.directory.views import relations

ONE = "<str:public_id>/samarbete/"

urlpatterns = [
    path("samarbete/", relations.cooperation, name="cooperation"),
    path(
        "samarbete/fil/<slug:form>/",
        relations.cooperation_file,
        name="cooperation-file",
    ),
    path(ONE, relations.of_organisation, name="organisation-cooperation"),
    path(f"{ONE}<int:relation>/", relations.relation, name="organisation-relation"),
]
