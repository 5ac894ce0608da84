"""The smallest site that Django serves, to compare memory with."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.installation import HOST


def page(request: HttpRequest) -> HttpResponse:
    """Answer with a few words."""
    return HttpResponse("Hello")


urlpatterns = [path("", page)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=[HOST])
application = get_wsgi_application()
