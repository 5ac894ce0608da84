"""Addresses below a dialogue in the workspace."""

from django.urls import path

from gensvar.evaluation import views

urlpatterns = [
    path("<str:number>/utvardering/", views.evaluation, name="evaluation"),
    path("<str:number>/utvardering/omdome/", views.judge, name="judge"),
    path("<str:number>/utvardering/organisation/", views.enter, name="enter-verdict"),
    path("<str:number>/utvardering/lardom/", views.learn, name="write-lesson"),
]
