"""What a first start does beside tables and data."""

from pathlib import Path
from typing import Any

import pytest

from linli.config.up.prepare import check_history_once
from linli.config.up.run import environment_of
from linli.core.history.models import ChainCheck


@pytest.mark.django_db
def test_the_chain_of_a_new_installation_is_checked_once(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    check_history_once()
    check_history_once()
    assert ChainCheck.objects.get().fault == ""


def test_the_register_of_a_city_bears_its_name_unless_another_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Nothing:
        def environment(self) -> dict[str, str]:
            return {}

    nothing: Any = Nothing()

    monkeypatch.delenv("LINLI_CITY_NAME", raising=False)
    assert environment_of(nothing, tmp_path, "quzhou")["LINLI_CITY_NAME"] == "衢州市"
    assert "LINLI_CITY_NAME" not in environment_of(nothing, tmp_path, "empty")
    monkeypatch.setenv("LINLI_CITY_NAME", "某市")
    assert environment_of(nothing, tmp_path, "quzhou")["LINLI_CITY_NAME"] == "某市"
