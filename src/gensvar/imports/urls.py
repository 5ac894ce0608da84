"""Addresses for bringing in notes of meetings."""

from django.urls import path

from gensvar.imports.views import batches, confirming, reviewing, starting

IMPORT = "<str:number>/import/"
DRAFT = f"{IMPORT}<int:pk>/"
BATCH = f"{IMPORT}inlast/<int:pk>/"

urlpatterns = [
    path(IMPORT, starting.start, name="import"),
    path(DRAFT, reviewing.draft, name="import-draft"),
    path(f"{DRAFT}delar/", reviewing.choose_parts, name="import-choices"),
    path(f"{DRAFT}ratta/", reviewing.make_correction, name="import-correct"),
    path(f"{DRAFT}angra/", reviewing.undo, name="import-undo"),
    path(f"{DRAFT}inspel/<int:item>/", reviewing.one, name="import-one"),
    path(f"{DRAFT}kasta/", starting.throw, name="import-throw-away"),
    path(f"{DRAFT}bekrafta/", confirming.confirming, name="import-confirm"),
    path(BATCH, batches.batch, name="import-batch"),
    path(f"{BATCH}dra-tillbaka/", batches.withdraw, name="import-withdraw"),
]
