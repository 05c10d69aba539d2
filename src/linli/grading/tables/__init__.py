"""A bureau's scoring table (.xlsx, .xls, .csv) becomes the draft of a standard, for a person to finish.

Such tables are made to be printed: merged categories, headings with their points, sums, scoring rules in
prose. What can be read is read. Whatever was guessed, joined or left out is a fault with its cell and a
comment in the draft, which compiles all the same: nothing is guessed in silence. Scoring prose is read by
`method_in_words`; what that does not know for certain becomes all or nothing, with `method_not_read`.
"""

import re
from pathlib import Path

from linli.grading.faults import Place, refuse

from ._drafting import Draft, Drafting
from ._head import sheet_with_head
from ._prose import method_in_words
from ._source import MOST_COLUMNS, MOST_ROWS, clean_words, table_sheets

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def draft_from_table(path: Path, standard_id: str) -> Draft:
    """Read a scoring table and return the draft of a standard with that id, as a sample of the edition `draft`.

    The first visible sheet with a head (a row that names at least an item or scoring rules, and points) is read.
    Raises Refused if the file is no table, has no head, no row with points, or is too large; OSError.
    """
    if not _ID.fullmatch(standard_id) or len(standard_id) > 60:
        raise refuse("bad_form", Place(path.name), key="standard", value=standard_id, pattern=_ID.pattern)
    sheet, head, faults = sheet_with_head(table_sheets(path), path)
    return Drafting(sheet, head, faults, clean_words(path.name), standard_id).draft()


__all__ = ["MOST_COLUMNS", "MOST_ROWS", "Draft", "draft_from_table", "method_in_words"]
