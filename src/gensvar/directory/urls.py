"""Addresses of the directory of organisations, beneath arbete/foreningar/."""

from gensvar.directory.urls_lists import urlpatterns as lists

# The lists come first: their words are no addresses of organisations.
urlpatterns = [*lists]
