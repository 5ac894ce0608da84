"""Addresses of year plans and the calendar, beneath arbete/arsplan/."""

from django.urls import path

from gensvar.year_plans.views import lines, plans

urlpatterns = [
    path("", plans.plans, name="year-plans"),
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
