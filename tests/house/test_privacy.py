"""Every field of every model declares how sensitive it is."""

import pytest
from django.apps import apps
from django.db import models

from gensvar.kernel.privacy import REGISTER

OURS = [model for model in apps.get_models() if model.__module__.startswith("gensvar.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_field_declares_its_class(model: type[models.Model]) -> None:
    declared = REGISTER[f"{model.__module__}.{model.__name__}"]
    fields = {
        field.name
        for field in model._meta.local_fields
        if not (isinstance(field, models.AutoField) and field.primary_key)
    }
    assert set(declared) == fields
