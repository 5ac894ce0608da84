"""How gunicorn serves us: `gunicorn -c python:gensvar.config.serving`.

One process with several threads by default: an embedded database has one writer.
"""

import logging
import os
import sys
from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

from gensvar.config.logs import IS_NEWS, OneLine

wsgi_app = "gensvar.config.wsgi:application"
bind = os.environ.get("GENSVAR_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("GENSVAR_PROCESSES", "1"))
threads = int(os.environ.get("GENSVAR_THREADS", "8"))
worker_class = "gthread"
timeout = 60
graceful_timeout = 30
# Far more than an hour of a live exercise: those who watch must not meet a restart.
max_requests = 3_000_000
max_requests_jitter = 300_000
# Threads take turns so often: whoever writes holds the database meanwhile, and after
# each question to it waits for the turn of its thread. Five milliseconds, as is usual,
# add up to a tenth of a second in which nobody else can write.
TURN = 0.0005
accesslog = "-"
control_socket_disable = True


def post_worker_init(_worker: object) -> None:
    """Let the threads of a web process take shorter turns."""
    sys.setswitchinterval(TURN)


class DiscreetLogger(Logger):
    """Notes that a page was asked for: not by whom, from where or with what words."""

    def setup(self, cfg: Any) -> None:
        """Write with our own formatter."""
        # Any: gunicorn's configuration.
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.setFormatter(OneLine())

    def access(
        self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta
    ) -> None:
        """Note method, masked path, status and time; nothing of who asks for news.

        A room full of phones asks a million times an hour.
        """
        if IS_NEWS in environ:
            return
        self.access_log.log(
            logging.INFO,
            environ.get("PATH_INFO", ""),
            extra={
                "method": environ.get("REQUEST_METHOD", ""),
                "status_code": int(str(resp.status).split()[0]),
                "took": round(request_time.total_seconds(), 3),
            },
        )


logger_class = DiscreetLogger
