"""Addresses of the workspace's own pages, beneath arbete/."""

from django.urls import path

from gensvar.workspace.translating import (
    Find,
    agreement_texts,
    dialogue_texts,
    inventory_texts,
    meeting_texts,
    programme_texts,
)
from gensvar.workspace.views import (
    across,
    dialogues,
    home,
    leaving,
    meetings,
    overview,
    programmes,
    public,
)
from gensvar.workspace.views.translations import language_of, languages_of

# The texts of what can be translated, in all languages and in one.
TRANSLATED: dict[str, tuple[str, Find]] = {
    "dialog/<str:number>/": ("dialogue-languages", dialogue_texts),
    "mote/<int:meeting>/": ("meeting-languages", meeting_texts),
    "program/<int:programme>/": ("programme-languages", programme_texts),
    "program/<int:programme>/behov/<int:inventory>/": (
        "inventory-languages",
        inventory_texts,
    ),
    "overenskommelse/<int:agreement>/": ("agreement-languages", agreement_texts),
}
TEXTS = [
    place
    for part, (name, find) in TRANSLATED.items()
    for place in (
        path(f"sprak/{part}", languages_of(find), name=name),
        path(f"sprak/{part}<str:tag>/", language_of(find), name=f"{name}-in"),
    )
]

urlpatterns = [
    *TEXTS,
    path("", home.home, name="workspace"),
    path("oversikt/", overview.overview, name="overview"),
    path("oversikt/<slug:part>/", overview.part, name="overview-part"),
    path("dialoger/", dialogues.all_dialogues, name="dialogues"),
    path("tvars/", across.across, name="across"),
    path("moten/<int:meeting>/", meetings.overview, name="meeting"),
    path("moten/<int:meeting>/steg/<slug:step>/", meetings.step, name="meeting-step"),
    path("dialoger/<str:number>/", dialogues.overview, name="dialogue"),
    path("dialoger/<str:number>/handelser/", dialogues.events, name="events"),
    path("dialoger/<str:number>/steg/<slug:step>/", dialogues.step, name="step"),
    path("dialoger/<str:number>/offentligt/", public.dialogue, name="shown"),
    path(
        "overvaganden/<int:pk>/offentligt/",
        public.consideration,
        name="shown-consideration",
    ),
    path("samrad/", programmes.programmes, name="programmes"),
    path("samrad/<int:programme>/", programmes.programme, name="programme"),
    path(
        "samrad/<int:programme>/moten/",
        programmes.meetings,
        name="programme-meetings",
    ),
    path("moten/<int:meeting>/offentligt/", public.meeting, name="shown-meeting"),
    path("offentligt/<int:pk>/dolj/", public.withdraw, name="withdraw-publication"),
    path("kollegor/<int:pk>/lamna-over/", leaving.hand_over, name="hand-over-work"),
]
