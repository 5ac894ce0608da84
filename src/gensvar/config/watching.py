"""Answers those who watch a live exercise before anything else is asked about them.

A thousand phones ask for news every second. The answer is the same for all of them: no
session, no language and no form is involved, so none is looked up. The headers are
those that every answer of ours carries.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from gensvar.config.middleware import HEADERS
from gensvar.portal.views.screen import answer

Next = Callable[[HttpRequest], HttpResponseBase]
NEWS = re.compile(r"/skarm/([2-9a-z]{1,16})/nytt")
POLICY = "; ".join(
    f"{name} {' '.join(str(source) for source in sources)}"
    for name, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)
CAREFUL = {
    **HEADERS,
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": settings.X_FRAME_OPTIONS,
}


def news_first(get_response: Next) -> Next:
    """Answer whoever asks for news; pass everybody else on.

    An unknown board is passed on as well: the page that says so is like any other.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method == "GET" and (found := NEWS.fullmatch(request.path_info)):
            response = answer(found[1], request.GET.get("efter", ""))
            if response is not None:
                for name, value in CAREFUL.items():
                    response.headers[name] = value
                return response
        return get_response(request)

    return respond
