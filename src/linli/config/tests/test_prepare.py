"""What a first start does beside tables and data."""

from pathlib import Path
from typing import Any

import pytest

from linli.config.up.prepare import check_history_once
from linli.core.history.models import ChainCheck


@pytest.mark.django_db
def test_the_chain_of_a_new_installation_is_checked_once(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    check_history_once()
    check_history_once()
    assert ChainCheck.objects.get().fault == ""
