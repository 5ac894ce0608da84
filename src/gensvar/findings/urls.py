"""Addresses of themes, findings, the check and the decision basis of a dialogue."""

from django.urls import path

from gensvar.findings.views import (
    basis,
    checks,
    findings,
    quotations,
    recipients,
    sorting,
    table,
    themes,
)

THEMES = "<str:number>/teman/"
DESK = f"{THEMES}sortera/"
FINDINGS = "<str:number>/fynd/"
BASIS = "<str:number>/underlag/"

urlpatterns = [
    path(THEMES, themes.themes, name="themes"),
    path(f"{THEMES}angra/", themes.undo, name="theme-undo"),
    path(f"{THEMES}<int:pk>/", themes.theme, name="theme"),
    path(f"{THEMES}<int:pk>/bekrafta/", themes.confirm, name="theme-confirm"),
    path(f"{THEMES}<int:pk>/ta-bort/", themes.remove, name="theme-remove"),
    path(f"{THEMES}<int:pk>/sla-ihop/", themes.merge, name="theme-merge"),
    path(f"{THEMES}<int:pk>/flytta/", themes.move, name="theme-move"),
    path(DESK, sorting.sorting, name="sorting"),
    path(f"{DESK}angra/", sorting.undo, name="sort-undo"),
    path(f"{DESK}nytt-tema/", sorting.sort_under_new, name="sort-new"),
    path(f"{DESK}<int:pk>/", sorting.sort_one, name="sort-one"),
    path(f"{THEMES}tabell/", table.sorting_table, name="sorting-table"),
    path(f"{THEMES}tabell/angra/", table.undo, name="sorting-table-undo"),
    path(FINDINGS, findings.findings, name="findings"),
    path(f"{FINDINGS}nytt/", findings.new_finding, name="finding-new"),
    path(f"{FINDINGS}kontroll/", checks.check, name="check"),
    path(f"{FINDINGS}kontroll/andrat/", checks.check_changes, name="check-changes"),
    path(f"{FINDINGS}<int:pk>/", findings.finding, name="finding"),
    path(f"{FINDINGS}<int:pk>/andra/", findings.change_finding, name="finding-change"),
    path(
        f"{FINDINGS}<int:pk>/ta-bort/", findings.remove_finding, name="finding-remove"
    ),
    path(f"{FINDINGS}<int:pk>/flytta/", findings.move_finding, name="finding-move"),
    path(f"{FINDINGS}<int:pk>/citat/", quotations.quotations, name="quotations"),
    path(
        f"{FINDINGS}<int:pk>/citat/<int:quotation>/ta-bort/",
        quotations.take_out,
        name="quotation-remove",
    ),
    path(BASIS, basis.basis, name="basis"),
    path(f"{BASIS}skriv/", basis.write_basis, name="basis-write"),
    path(f"{BASIS}beslutsunderlag.docx", basis.basis_word, name="basis-word"),
    path(f"{BASIS}beslutsunderlag.pdf", basis.basis_pdf, name="basis-pdf"),
    path(f"{BASIS}mottagare/", recipients.recipients, name="recipients"),
    path(
        f"{BASIS}mottagare/<int:pk>/ta-bort/",
        recipients.remove_recipient,
        name="recipient-remove",
    ),
    path(
        f"{BASIS}mottagare/<int:pk>/aterrapport/",
        recipients.report_back,
        name="report-back",
    ),
]
