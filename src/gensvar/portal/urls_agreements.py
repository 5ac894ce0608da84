"""Addresses of agreements for everyone, and of the pages of groups."""

from django.urls import URLPattern, path

from gensvar.portal.views import agreements, partnerships, structures

ALL = "overenskommelser/"
ONE = f"{ALL}<str:public_id>/"

urlpatterns: list[URLPattern] = [
    path("struktur/<str:token>/", structures.group, name="group-page"),
    path(ALL, agreements.agreements, name="public-agreements"),
    path(
        f"{ALL}ansokan/<str:token>/",
        agreements.signatory,
        name="agreement-application",
    ),
    path(f"{ALL}iop/", partnerships.partnerships, name="public-partnerships"),
    path(ONE, agreements.agreement, name="public-agreement"),
    path(f"{ONE}anslut/", agreements.join, name="public-agreement-join"),
    path(f"{ONE}tack/", agreements.applied, name="public-agreement-applied"),
    path(f"{ONE}fil/<slug:form>/", agreements.document, name="public-agreement-file"),
]
