"""Addresses where everyone reads what is asked and what became of it."""

from django.urls import path

from gensvar.portal.views import about, associations, dialogues, matters

urlpatterns = [
    path("", dialogues.home, name="home"),
    path("dialoger/", dialogues.all_dialogues, name="public-dialogues"),
    path("dialoger/<slug:slug>/", dialogues.dialogue, name="public-dialogue"),
    path("dialoger/<slug:slug>/inspel/", dialogues.said, name="public-contributions"),
    path("dialoger/<slug:slug>/plan/", dialogues.plan, name="public-plan"),
    path("dialoger/<slug:slug>/vagen/", dialogues.way, name="public-way"),
    path("dialoger/<slug:slug>/svar/", dialogues.outcome, name="public-outcome"),
    path(
        "dialoger/<slug:slug>/underlag.<str:form>",
        dialogues.basis,
        name="public-basis",
    ),
    path("dialoger.atom", dialogues.NewDialogues(), name="public-feed"),
    path("inspel/<str:public_id>/", dialogues.one_said, name="public-contribution"),
    path("svar/", dialogues.answered, name="public-answers"),
    path("overvaganden/", matters.considerations, name="public-considerations"),
    path("overvaganden/<int:pk>/", matters.consideration, name="public-consideration"),
    path("arenden/<int:pk>/", matters.matter, name="public-matter"),
    path("for-foreningar/", associations.associations, name="for-associations"),
    path("om/", about.about, name="about"),
    path("tillganglighet/", about.accessibility, name="accessibility"),
    path("personuppgifter/", about.personal_data, name="personal-data"),
    path("visselblas/", about.whistle, name="whistle"),
    path("metod/smatal/", about.small_numbers, name="small-numbers"),
]
