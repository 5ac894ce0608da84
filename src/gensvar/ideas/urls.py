"""Addresses of what became of ideas, beneath arbete/ideer/."""

from django.urls import path

from gensvar.ideas import views

urlpatterns = [
    path("", views.ideas, name="ideas"),
    path("fil/<str:form>/", views.ideas_file, name="ideas-file"),
    path("samrad/<int:programme>/", views.programme_ideas, name="programme-ideas"),
]
