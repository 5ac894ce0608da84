"""Addresses of organisations for everyone, and of the page that each one keeps."""

from django.urls import URLPattern, path

from gensvar.portal.views import (
    keeping,
    organisations,
    own_cooperation,
    own_others,
    own_page,
)

ALL = "foreningar/"
ONE = f"{ALL}<str:public_id>/"
OWN = "forening/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(ALL, organisations.organisations, name="public-organisations"),
    path(
        f"{ALL}fil/<slug:form>/", organisations.file, name="public-organisations-file"
    ),
    path(f"{ALL}anmal/", keeping.ask, name="public-organisation-new"),
    path(f"{ALL}tack/", keeping.thanks, name="keeper-thanks"),
    path(ONE, organisations.organisation, name="public-organisation"),
    path(f"{ONE}skot/", keeping.ask, name="public-organisation-ask"),
    path(f"{ONE}ny-lank/", keeping.new_link, name="public-organisation-link"),
    path(f"{OWN}bekrafta/", keeping.asked, name="keeper-asked"),
    path(f"{OWN}sida/", own_page.own_page, name="own-page"),
    path(
        f"{OWN}samarbete/",
        own_cooperation.cooperation,
        name="own-cooperation",
    ),
    path(
        f"{OWN}samarbete/<int:relation>/",
        own_cooperation.differently,
        name="own-relation",
    ),
    path(f"{OWN}andra/", own_others.others, name="own-others"),
    path(f"{OWN}andra/<str:public_id>/", own_others.other, name="own-other"),
    path(f"{OWN}skots-av/", keeping.keepers, name="own-keepers"),
]
