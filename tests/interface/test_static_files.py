"""Our static files can be collected, hashed and compressed for production."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template.loader import get_template

pytestmark = pytest.mark.pure
LAYOUT = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def test_every_file_can_be_collected_under_a_hashed_name(settings: LazySettings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": LAYOUT}}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert staticfiles_storage.url("interface/peelian.css") != "/static/interface/peelian.css"
    html = get_template("500.html").render()
    for address in (part.split('"')[0] for part in html.split("/static/")[1:]):
        assert (tmp_path / address).is_file(), address
