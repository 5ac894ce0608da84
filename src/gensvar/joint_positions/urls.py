"""Addresses of joint positions for those who work with a dialogue, beneath arbete/."""

from django.urls import path

from gensvar.joint_positions import views

urlpatterns = [
    path(
        "dialoger/<str:number>/gemensamt/", views.sent, name="dialogue-joint-positions"
    ),
]
