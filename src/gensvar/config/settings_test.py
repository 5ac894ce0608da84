"""Settings for the tests: SQLite in memory, or the PostgreSQL that the tests name."""

import os

os.environ.setdefault("GENSVAR_MODE", "test")

from gensvar.config.settings import *  # noqa: F403 -- the mode must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405
if not os.environ.get("GENSVAR_DATABASE"):
    DATABASES["default"]["NAME"] = ":memory:"  # noqa: F405
# Most tests need no database for the limits of tries; tests/accounts/test_tries.py
# looks at the cache that installations have.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
