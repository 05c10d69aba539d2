"""The bulletin in print, in Chinese type: layout in bulletin.typ, everything else as data."""

import json
from pathlib import Path
from typing import Any, cast

from linli.grading.commands import font_folder
from linli.grading.faults import refuse
from linli.grading.report_pdf import FONT_FOLDERS

_TEMPLATE = Path(__file__).with_name("bulletin.typ")


def set_bulletin(data: dict[str, Any]) -> bytes:
    """Return the bulletin as a PDF, the same bytes for the same data.

    Raises Refused if the fonts are not there, RuntimeError if the layout cannot be set.
    """
    import typst  # 30 MB that only this page needs

    paths = [font_folder() / folder for folder in FONT_FOLDERS]
    if not all(folder.is_dir() for folder in paths):
        raise refuse("no_fonts")
    compiler = typst.Compiler(
        str(_TEMPLATE),
        font_paths=[str(folder) for folder in paths],
        ignore_system_fonts=True,
        sys_inputs={"x": json.dumps(data, ensure_ascii=False)},
    )
    pdf, warnings = compiler.compile_with_warnings(format="pdf", timestamp=0)
    if warnings:  # an unknown font is only a warning, and boxes instead of Chinese
        raise RuntimeError("; ".join(str(warning) for warning in warnings))
    return cast("bytes", pdf)
