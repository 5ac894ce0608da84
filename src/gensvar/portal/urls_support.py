"""Addresses of support for everyone, and of reminders of its days."""

from django.urls import path

from gensvar.portal.views import support, support_reminders

urlpatterns = [
    path("stod/", support.overview, name="public-support"),
    path("stod/dagar/", support.days, name="public-support-days"),
    path("stod/dagar.ics", support.calendar_file, name="public-support-file"),
    path("stod/tabell/<slug:form>/", support.table, name="public-support-table"),
    path("stod/folj/", support_reminders.follow, name="follow-support"),
    path("stod/folj/skickat/", support_reminders.asked, name="follow-support-asked"),
    path(
        "stod/folj/bekrafta/<str:token>/",
        support_reminders.confirm,
        name="confirm-support",
    ),
    path("stod/folj/avsluta/<str:token>/", support_reminders.stop, name="stop-support"),
    path("stod/<str:public_id>/", support.support, name="public-support-one"),
]
