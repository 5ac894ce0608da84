"""Our own addresses, and the two bare views that they are compared with."""

from django.urls import path

from benchmarks import bare
from gensvar.config import urls

urlpatterns = [
    path("bare/rows/", bare.rows),
    path("bare/form/", bare.form),
    *urls.urlpatterns,
]
