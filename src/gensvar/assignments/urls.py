"""Addresses of assignments and reports, beneath arbete/uppdrag/."""

from django.urls import path

from gensvar.assignments.views import assignments, reports

urlpatterns = [
    path("", assignments.assignments, name="assignments"),
    path("ny/", assignments.give, name="give-assignment"),
    path("<int:assignment>/", assignments.assignment, name="assignment"),
    path("del/<int:assigned>/", assignments.assigned, name="assigned"),
    path("del/<int:assigned>/rapport/", reports.report_on, name="report-on-assignment"),
    path("rapporter/", reports.reports, name="activity-reports"),
    path("rapporter/ny/", reports.begin, name="report-activity"),
    path("rapporter/<int:report>/", reports.report, name="activity-report"),
    path("rapporter/<int:report>/svar/", reports.answer, name="answer-report"),
    path("rapporter/<int:report>/atgard/", reports.promise, name="promise-in-answer"),
    path("rapporter/<int:report>/hogre/", reports.higher, name="take-report-higher"),
]
