"""Addresses of needs inventories, beneath arbete/samrad/."""

from django.urls import path

from gensvar.inventories.views import answers, asking, inventories, reports

ALL = "<int:programme>/behov/"
ONE = f"{ALL}<int:inventory>/"

urlpatterns = [
    path(ALL, inventories.inventories, name="needs-inventories"),
    path(f"{ALL}ny/", inventories.begin, name="begin-needs-inventory"),
    path(f"{ALL}karnverksamheter/", asking.activities, name="core-activities"),
    path(ONE, inventories.inventory, name="needs-inventory"),
    path(f"{ONE}andra/", inventories.change, name="change-needs-inventory"),
    path(f"{ONE}fragor/", inventories.questions, name="needs-questions"),
    path(f"{ONE}tillfragade/", asking.asks, name="needs-asks"),
    path(f"{ONE}svar/", answers.answers, name="needs-answers"),
    path(f"{ONE}svar/nytt/", answers.enter, name="enter-needs-answer"),
    path(f"{ONE}svar/<int:answer>/", answers.answer, name="needs-answer"),
    path(f"{ONE}matris/", reports.matrix, name="needs-matrix"),
    path(f"{ONE}slutsatser/", reports.findings, name="needs-findings"),
    path(f"{ONE}slutsatser/ny/", reports.write, name="write-needs-finding"),
    path(f"{ONE}slutsatser/<int:finding>/", reports.finding, name="needs-finding"),
    path(f"{ONE}rapport/", reports.report, name="needs-report"),
    path(f"{ONE}rapport/<str:form>/", reports.report_file, name="needs-report-file"),
]
