"""Where a web server meets Gensvar."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gensvar.config.settings")
ordinary = get_wsgi_application()

# Its rooms can be entered only after Django has been set up.
from gensvar.config.watching import news_first  # noqa: E402

application = news_first(ordinary)
