"""A bureau's scoring table (.xlsx, .xls, .csv) becomes the draft of a standard, for a person to finish.

Such tables are made to be printed: merged categories, headings with their points, sums, scoring rules in
prose. What can be read is read. Whatever was guessed, joined or left out is a fault with its cell, and a
comment in the draft, which compiles all the same: nothing is guessed in silence. Scoring prose is read by
`method_in_words`; what it does not know for certain becomes all or nothing, with the fault `method_not_read`.
"""

import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from linli.kernels.record import MOST_POINTS

from .cells import INVISIBLE, CellFault, plain, text_of
from .faults import Fault, Place, Refused, refuse
from .layout import cell_name
from .schema import Binary, Count, Deduct, Measured, Method, Text
from .words import describe, sentence
from .yamltext import LARGEST_BYTES
