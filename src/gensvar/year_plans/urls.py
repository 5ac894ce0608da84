"""Addresses of year plans and the calendar, beneath arbete/arsplan/."""

from django.urls import path

from gensvar.year_plans.views import calendar, following, lines, plans

urlpatterns = [
    path("", plans.plans, name="year-plans"),
    path("kalender/", calendar.calendar, name="year-calendar"),
    path("kalender.ics", calendar.file, name="year-calendar-file"),
    path("dialoger/", calendar.dialogues, name="all-dialogues"),
    path("foljer/", following.follows, name="my-subscriptions"),
    path("foljer/<int:pk>/sluta/", following.stop, name="stop-following-dialogues"),
    path("ny/", plans.begin, name="begin-year-plan"),
    path("<int:plan>/", plans.plan, name="year-plan"),
    path("<int:plan>/beslut/", plans.adopt, name="adopt-year-plan"),
    path("<int:plan>/offentligt/", plans.shown, name="show-year-plan"),
    path("<int:plan>/nasta/", plans.following, name="next-year-plan"),
    path("<int:plan>/ny/", lines.add, name="plan-dialogue"),
    path("<int:plan>/rad/<int:line>/", lines.line, name="planned-dialogue"),
    path("<int:plan>/rad/<int:line>/andra/", lines.change, name="change-planned"),
    path("<int:plan>/rad/<int:line>/tillbaka/", lines.back, name="put-planned-back"),
]
