"""Addresses of the workspace's own pages, beneath arbete/."""

from django.urls import path

from gensvar.workspace.views import across, dialogues, home, leaving, meetings, public

urlpatterns = [
    path("", home.home, name="workspace"),
    path("dialoger/", dialogues.all_dialogues, name="dialogues"),
    path("tvars/", across.across, name="across"),
    path("moten/<int:meeting>/", meetings.overview, name="meeting"),
    path("moten/<int:meeting>/steg/<slug:step>/", meetings.step, name="meeting-step"),
    path("dialoger/<str:number>/", dialogues.overview, name="dialogue"),
    path("dialoger/<str:number>/steg/<slug:step>/", dialogues.step, name="step"),
    path("dialoger/<str:number>/offentligt/", public.dialogue, name="shown"),
    path(
        "overvaganden/<int:pk>/offentligt/",
        public.consideration,
        name="shown-consideration",
    ),
    path("moten/<int:meeting>/offentligt/", public.meeting, name="shown-meeting"),
    path("offentligt/<int:pk>/dolj/", public.withdraw, name="withdraw-publication"),
    path("kollegor/<int:pk>/lamna-over/", leaving.hand_over, name="hand-over-work"),
]
