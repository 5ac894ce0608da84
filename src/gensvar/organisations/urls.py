"""Addresses of bodies and people; whoever includes them tells what is on hand."""

from django.urls import URLPattern, path

from gensvar.organisations.ownership import OfBody, OfPerson
from gensvar.organisations.views import bodies, first, log, people


def urlpatterns_with(of_body: OfBody, of_person: OfPerson) -> list[URLPattern]:
    """Return our addresses; the two functions say what a body or person has on hand."""
    organ = "arbete/organ/"
    folk = "arbete/personer/"
    return [
        path(organ, bodies.bodies, name="bodies"),
        path(f"{organ}nytt/", bodies.new_body, name="body-new"),
        path(f"{organ}<slug:slug>/", bodies.body, name="body"),
        path(f"{organ}<slug:slug>/andra/", bodies.edit_body, name="body-edit"),
        path(
            f"{organ}<slug:slug>/upphor/",
            bodies.end_body,
            {"of_body": of_body},
            name="body-end",
        ),
        path(
            f"{organ}<slug:slug>/kollega/", people.new_colleague, name="colleague-new"
        ),
        path(folk, people.people, name="people"),
        path(
            f"{folk}<int:pk>/", people.person, {"of_person": of_person}, name="person"
        ),
        path(f"{folk}roller/<int:pk>/bort/", people.end_role, name="role-end"),
        path(
            f"{folk}inbjudningar/<int:pk>/bort/",
            people.end_invitation,
            name="invitation-end",
        ),
        path(
            "konto/forsta/<str:code>/",
            first.first_administrator,
            name="first-administrator",
        ),
        path("arbete/logg/", log.event_log, name="log"),
        path("arbete/logg/kontroll/", log.check_log, name="log-check"),
        path("inbjudan/<str:token>/", people.invitation, name="invitation"),
    ]
