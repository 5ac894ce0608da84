"""Every address, gathered from the apps."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("sprak/", set_language, name="set_language"),
    path("", include("gensvar.ui.urls")),
]

handler400 = "gensvar.ui.errors.bad_request"
handler403 = "gensvar.ui.errors.forbidden"
handler404 = "gensvar.ui.errors.not_found"
handler500 = "gensvar.ui.errors.broken"
