"""The settings of production, with the bare views beside our own addresses."""

from gensvar.config.settings import *  # noqa: F403 -- everything, as in production
from gensvar.config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "benchmarks"]
ROOT_URLCONF = "benchmarks.urls"
