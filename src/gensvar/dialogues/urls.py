"""Addresses beneath arbete/dialoger/."""

from django.urls import path

from gensvar.dialogues.views import (
    considerations,
    dialogues,
    mandates,
    plans,
    policy,
    rules,
)

urlpatterns = [
    path("overvaganden/", considerations.considerations, name="considerations"),
    path(
        "overvaganden/arende/<int:matter_pk>/",
        considerations.begin,
        name="begin-consideration",
    ),
    path(
        "overvaganden/arende/<int:matter_pk>/brukardialog/",
        considerations.begin_with_users,
        name="begin-user-dialogue",
    ),
    path("overvaganden/<int:pk>/", considerations.consideration, name="consideration"),
    path(
        "overvaganden/<int:pk>/dialog/",
        considerations.begin_from,
        name="begin-dialogue",
    ),
    path("regler/", rules.rules, name="rules"),
    path("regler/<int:pk>/", rules.rule_set, name="rule-set"),
    path("regler/<int:pk>/kopiera/", rules.copy, name="copy-rules"),
    path("regler/<int:pk>/andra/", rules.word, name="word-rules"),
    path("regler/policy/", policy.draft, name="draft-policy"),
    path(
        "regler/dokument/<int:document>/", policy.of_document, name="rules-of-document"
    ),
    path("regler/<int:pk>/skriv/", policy.write, name="write-policy"),
    path("regler/<int:pk>/skriv/<slug:kind>/", policy.row, name="add-policy-row"),
    path(
        "regler/<int:pk>/skriv/<slug:kind>/<int:row>/",
        policy.row,
        name="change-policy-row",
    ),
    path("regler/<int:pk>/anta/", policy.adopt, name="adopt-policy"),
    path("<str:number>/om/", dialogues.about, name="dialogue-about"),
    path("<str:number>/fragor/", dialogues.questions, name="dialogue-questions"),
    path("<str:number>/fragor/<int:pk>/", dialogues.question, name="dialogue-question"),
    path("<str:number>/tid/", dialogues.times, name="dialogue-times"),
    path("<str:number>/organ/", dialogues.bodies, name="dialogue-bodies"),
    path("<str:number>/uppdrag/", mandates.mandate, name="dialogue-mandate"),
    path("<str:number>/uppdrag/ge/", mandates.give, name="give-mandate"),
    path("<str:number>/uppdrag/aterkalla/", mandates.withdraw, name="withdraw-mandate"),
    path("<str:number>/plan/", plans.plan, name="dialogue-plan"),
    path("<str:number>/plan/borja/", plans.start, name="start-plan"),
    path("<str:number>/plan/skriv/", plans.write, name="write-plan"),
    path("<str:number>/plan/godkann/", plans.approve, name="approve-plan"),
    path("<str:number>/plan/jamfor/", plans.compare, name="compare-plans"),
]
