"""Addresses of jobs; whoever includes them passes `may` along."""

from django.urls import path

from gensvar.jobs import views

urlpatterns = [
    path("", views.job_list, name="jobs"),
    path("<int:pk>/", views.job, name="job"),
    path("<int:pk>/stoppa/", views.stop, name="job-stop"),
]
