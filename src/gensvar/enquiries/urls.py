"""Addresses of questions to the region, beneath arbete/fragor/."""

from django.urls import path

from gensvar.enquiries.views import enquiries, lists, themes

urlpatterns = [
    path("", lists.enquiries, name="enquiries"),
    path("ny/", lists.write_down, name="write-enquiry-down"),
    path("svarstider/", lists.figures, name="enquiry-figures"),
    path("amnen/", themes.themes, name="enquiry-themes"),
    path("amnen/nytt/", themes.add, name="add-enquiry-theme"),
    path("amnen/<slug:theme>/", themes.theme, name="enquiry-theme"),
    path("<int:enquiry>/", enquiries.enquiry, name="enquiry"),
]
