"""Addresses of imports, beneath arbete/dialoger/."""

from django.urls import path

from gensvar.imports.views import confirming, correcting, uploading

HERE = "<str:number>/import/"
ONE = f"{HERE}<int:pk>/"
urlpatterns = [
    path(HERE, uploading.imports, name="imports"),
    path(ONE, uploading.draft, name="import"),
    path(f"{ONE}kasta/", uploading.throw_one_away, name="throw-import-away"),
    path(f"{ONE}avsnitt/<int:section>/", correcting.section, name="import-section"),
    path(f"{ONE}dela/<int:part>/", correcting.split, name="import-split"),
    path(f"{ONE}ratta/", correcting.correct_one, name="import-correct"),
    path(f"{ONE}angra/", correcting.undo_last, name="import-undo"),
    path(f"{ONE}bekrafta/", confirming.confirm_one, name="import-confirm"),
    path(f"{HERE}intaget/<int:pk>/", confirming.batch, name="batch"),
]
