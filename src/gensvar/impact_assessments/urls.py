"""Addresses beneath arbete/konsekvenser/."""

from django.urls import path

from gensvar.impact_assessments import views

urlpatterns = [
    path("", views.every, name="impact-assessments"),
    path("arende/<int:pk>/", views.begin, name="begin-impact-assessment"),
    path("<int:pk>/", views.assessment, name="impact-assessment"),
    path("<int:pk>/svara/", views.answer, name="answer-impact-assessment"),
    path("mallar/", views.checklists, name="impact-checklists"),
    path("mallar/<int:pk>/", views.checklist, name="impact-checklist"),
]
