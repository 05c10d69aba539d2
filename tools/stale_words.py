"""Say whether every word on screen has its Chinese, none is left over, and Django reads the catalogue as it stands."""

import sys

from tools.words import CATALOGUE, COMPILED, english, faults, gather, kept, merged, mo_bytes, po_bytes

if __name__ == "__main__":
    gathered, known = gather(), kept()
    catalogue = merged(gathered, known)
    found = faults(catalogue)
    found += [f"used nowhere: {english(m)!r}" for m in known if m.id and gathered.get(m.id, m.context) is None]
    if not found and not (CATALOGUE.read_bytes() == po_bytes(catalogue) and COMPILED.read_bytes() == mo_bytes(known)):
        found = ["written by hand or not compiled"]
    if found:
        sys.exit("\n".join([*found[:50], f"{len(found)} faults in {CATALOGUE.name}; run ./linli words"]))
