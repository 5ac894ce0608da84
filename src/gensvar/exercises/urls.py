"""Addresses of exercises in the workspace, beneath arbete/moten/."""

from django.urls import path

from gensvar.exercises.views import (
    asking,
    entering,
    leading,
    outcome,
    planning,
    seating,
    tables,
)

HERE = "<int:meeting>/ovningar/"
ONE = f"{HERE}<int:pk>/"
TABLES = f"{HERE}bord/"
SEATS = f"{HERE}placering/"
urlpatterns = [
    path(HERE, planning.exercises, name="exercises"),
    path(f"{HERE}ny/<str:kind>/", planning.add, name="add-exercise"),
    path(ONE, planning.change, name="exercise"),
    path(f"{ONE}led/", leading.lead, name="lead-exercise"),
    path(f"{ONE}led/igen/", leading.reopen, name="reopen-exercise"),
    path(f"{ONE}utfall/", outcome.outcome, name="outcome"),
    path(f"{ONE}blad/", entering.sheets, name="sheets"),
    path(f"{ONE}blad.pdf", entering.sheets_pdf, name="sheets-pdf"),
    path(f"{ONE}skriv-in/", entering.enter, name="enter-paper"),
    path(f"{ONE}skriv-in/<int:table>/", entering.confirm_paper, name="confirm-paper"),
    path(f"{ONE}rad/<int:entry>/", entering.take_back, name="take-entry-back"),
    path(f"{ONE}fragor/", asking.asked, name="asked"),
    path(f"{ONE}fragor/<int:question>/", asking.reply, name="reply-to-asked"),
    path(f"{ONE}tar-med/", asking.taken, name="taken"),
    path(SEATS, seating.seating, name="seating"),
    path(f"{SEATS}<int:pk>/", seating.seat_one, name="seat-late"),
    path(TABLES, tables.tables, name="tables"),
    path(f"{TABLES}kort/", tables.cards, name="table-cards"),
    path(f"{TABLES}<int:pk>/", tables.table, name="one-table"),
    path(f"{TABLES}<int:pk>/gor/", tables.do_with_table, name="do-with-table"),
    path(f"{TABLES}<int:pk>/kod.svg", tables.code, name="table-code"),
]
