"""All addresses as they are in demo mode."""

from django.urls import include, path

from gensvar.config.urls import (
    handler400,
    handler403,
    handler404,
    handler500,
)
from gensvar.config.urls import urlpatterns as ordinary
from gensvar.demo.pages import pages

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*ordinary, path("prova/", include(pages))]
