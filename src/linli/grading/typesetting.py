"""Documents in print, in Chinese type: a layout, and everything that it says as data."""

import json
from pathlib import Path
from typing import Any, cast

from .faults import refuse

FONT_FOLDERS = ("400Regular", "700Bold")


def typeset(layout: Path, data: dict[str, Any], fonts: Path, *, root: Path | None = None) -> bytes:
    """Return a PDF; the same data gives the same bytes. Nothing is computed in a layout: it reads `data` as JSON.

    fonts: the folder of the Noto Sans SC package; root: the folder of the pictures that the layout shows
    Raises Refused if the fonts are not there, RuntimeError if the layout cannot be set.
    """
    import typst  # 30 MB that only print needs

    folders = [fonts / name for name in FONT_FOLDERS]
    if not all(folder.is_dir() for folder in folders):
        raise refuse("no_fonts")
    compiler = typst.Compiler(
        str(layout),
        **({"root": str(root)} if root else {}),
        font_paths=[str(folder) for folder in folders],
        ignore_system_fonts=True,
        sys_inputs={"x": json.dumps(data, ensure_ascii=False)},
    )
    pdf, warnings = compiler.compile_with_warnings(format="pdf", timestamp=0)
    if warnings:  # an unknown font is only a warning, and boxes instead of Chinese
        raise RuntimeError("; ".join(str(warning) for warning in warnings))
    return cast("bytes", pdf)
