"""Addresses of consultations under SFS 2022:66, beneath arbete/konsultationer/."""

from django.urls import path

from gensvar.sami_consultations.views import (
    asking,
    consultations,
    holding,
    positions,
    record,
    register,
    screening,
)

HERE = "<int:consultation>/"
urlpatterns = [
    path("", consultations.consultations, name="sami-consultations"),
    path("foretradare/", register.representatives, name="sami-representatives"),
    path("foretradare/ny/", register.add, name="add-sami-representative"),
    path(
        "foretradare/<int:representative>/", register.change, name="sami-representative"
    ),
    path("dialog/<str:number>/", screening.of_dialogue, name="dialogue-sami"),
    path("arende/<int:matter>/", screening.screening, name="sami-screening"),
    path("arende/<int:matter>/begaran/", screening.request_, name="sami-request"),
    path(HERE, consultations.consultation, name="sami-consultation"),
    path(f"{HERE}ingen-skyldighet/", screening.no_duty, name="sami-no-duty"),
    path(f"{HERE}forfragan/", asking.inquiry, name="sami-inquiry"),
    path(f"{HERE}part/<int:party>/", asking.party, name="sami-party"),
    path(f"{HERE}forberedelse/", holding.holding, name="sami-holding"),
    path(f"{HERE}redogorelse/", holding.account, name="sami-account"),
    path(f"{HERE}tillfalle/", holding.occasion, name="sami-occasion"),
    path(f"{HERE}andra/", holding.name_other, name="sami-others"),
    path(f"{HERE}andra/<int:other>/", holding.other, name="sami-other"),
    path(f"{HERE}standpunkter/", positions.positions, name="sami-positions"),
    path(f"{HERE}avslut/", positions.end, name="sami-end"),
    path(f"{HERE}dokumentation/", positions.documentation, name="sami-documentation"),
    path(f"{HERE}akt/", record.record, name="sami-record"),
    path(f"{HERE}akt/<str:form>/", record.as_one_file, name="sami-record-file"),
]
