"""Addresses of rules, claims and payroll, beneath arbete/arvoden/."""

from django.urls import path

from gensvar.remuneration.views import claims, payroll, rows, tables

urlpatterns = [
    path("", tables.tables, name="rule-tables"),
    path("ny/", tables.begin, name="begin-rule-table"),
    path("<int:pk>/", tables.table, name="rule-table"),
    path("<int:pk>/andra/", tables.change, name="change-rule-table"),
    path("<int:pk>/regel/", rows.add, name="add-rule"),
    path("regel/<int:pk>/", rows.change, name="change-rule"),
    path("varden/", rows.values, name="yearly-values"),
    path("varden/<int:pk>/bort/", rows.forget_value, name="forget-yearly-value"),
    path("ansprak/", claims.claims, name="claims"),
    path("ansprak/<int:pk>/", claims.claim, name="pay-claim"),
    path("lonefiler/", payroll.batches, name="payroll"),
    path("lonefiler/<int:number>.<str:kind>", payroll.fetch, name="payroll-file"),
]
# Beneath arbete/moten/: what one meeting costs.
meeting_urls = [path("<int:meeting>/arvode/", claims.costs, name="meeting-costs")]
