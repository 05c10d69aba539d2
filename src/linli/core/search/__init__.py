"""Finding by name, pinyin, initials and code.

PostgreSQL has neither Chinese collation nor trigrams here, so each named row keeps three columns: its pinyin (to sort
by), and an array of short pieces (to find by): every two neighbouring characters of the name, of its pinyin and of its
initials, and every single Chinese character. docs/algorithms/search.md.
"""

from .fields import Named
from .grams import grams, looked_for, pinyin

__all__ = ["Named", "grams", "looked_for", "pinyin"]
