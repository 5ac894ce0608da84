"""Addresses below a dialogue in the workspace."""

from django.urls import path

from gensvar.feedback.views import answers, credibility, mailings, weighings

urlpatterns = [
    path("<str:number>/vagning/", weighings.weighings, name="weighings"),
    path("<str:number>/vagning/<int:pk>/", weighings.weigh_finding, name="weigh"),
    path("<str:number>/svar/", answers.answers, name="answers"),
    path("<str:number>/svar/publicera/", answers.publish, name="publish-answers"),
    path("<str:number>/svar/<slug:slug>/", answers.write, name="write-answer"),
    path(
        "<str:number>/svar/<slug:slug>/ratta/", answers.correct, name="correct-answer"
    ),
    path(
        "<str:number>/svar/<slug:slug>/steg/<slug:step>/",
        answers.move,
        name="move-answer",
    ),
    path("<str:number>/utskick/", mailings.mailings, name="mailings"),
    path("<str:number>/utskick/forbered/", mailings.prepare, name="prepare-mailing"),
    path("<str:number>/utskick/<int:batch>/", mailings.mailing, name="mailing"),
    path(
        "<str:number>/utskick/<int:batch>/skicka/", mailings.send, name="send-mailing"
    ),
    path(
        "<str:number>/utskick/<int:batch>/prov/",
        mailings.send_test,
        name="send-test-letter",
    ),
    path(
        "<str:number>/utskick/<int:batch>/brev/",
        mailings.paper_letters,
        name="paper-letters",
    ),
    path(
        "<str:number>/utskick/<int:batch>/utskrivna/",
        mailings.printed,
        name="mark-as-printed",
    ),
    path("<str:number>/trovardighet/", credibility.credibility, name="credibility"),
]
