"""Addresses of joint positions on an organisation's own side."""

from django.urls import URLPattern, path

from gensvar.portal.views import joint_positions as views

ALL = "forening/<str:token>/gemensamt/"
ONE = f"{ALL}<str:public_id>/"

urlpatterns: list[URLPattern] = [
    path(ALL, views.positions, name="own-joint-positions"),
    path(f"{ALL}ny/", views.start, name="own-start-joint-position"),
    path(ONE, views.position, name="own-joint-position"),
    path(f"{ONE}andra/", views.change, name="own-change-joint-position"),
]
