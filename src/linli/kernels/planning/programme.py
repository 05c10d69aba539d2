"""A city's plan as a mixed-integer programme.

A work is begun in a *bucket*: quarters between which neither a target's date nor a budget's year tells a difference,
so that only their number, not which community's work falls in which of them, matters to crews and discounts. Where
other measures wait for one, each quarter is a bucket of its own. Formulas: docs/algorithms/planning.md.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .effects import Effects, Entries, gains, ways
from .solver import Floats, Model
from .works import Schedule, Work, Works


@dataclass(frozen=True)
class Bucket:
    """Quarters that a work may be begun in, and the column that says that it is."""

    quarters: tuple[int, ...]
    column: int


Key = tuple[
    int, int, tuple[tuple[int, ...], ...]
]  # a measure, a county (-1: shared works) and how quarters are grouped


class Frame:
    """What the works of a city have in common: buckets, crews, discounts, money; without any community's needs."""

    def __init__(self, works: Works, dates: dict[int, tuple[int, ...]], scale: int) -> None:
        """Take dates: by county, the dates that count there, rising; scale: yuan in one unit of money."""
        self.works, self.city, self.scale, self.dates = works, works.city, scale, dates
        self.model = Model()
        self.money: dict[int, float] = {}  # the columns that cost something
        self.begun: dict[Key, dict[int, int]] = {}
        self.bulk: dict[tuple[int, int, int], tuple[int, int]] = {}
        self.timed = {m for pair in self.city.measures.needs.tolist() for m in pair}
        useful = {work: tuple(self._partition(work)) for work in self._useful()}
        self.partition = {work: parts for work, parts in useful.items() if parts}
        self.key_of: dict[Work, Key] = {}
        self.groups: dict[Key, list[Work]] = defaultdict(list)
        for work, parts in self.partition.items():
            place = -1 if work.shared >= 0 else int(self.city.county[work.community])
            self.key_of[work] = work.measure, place, parts
            self.groups[self.key_of[work]].append(work)

    def _dates_of(self, work: Work) -> tuple[int, ...]:
        members = self.works.members(work)
        return tuple(sorted({by for i in members for by in self.dates.get(int(self.city.county[i]), ())}))

    def _useful(self) -> list[Work]:
        """Return the works that raise a mark which counts for somebody, and those that these need."""
        works, needs = self.works, self.city.measures.needs.tolist()
        wanted: list[set[int]] = [set() for _ in range(self.city.size)]
        for i in np.nonzero(works.liftable)[0].tolist():
            if self.dates.get(int(self.city.county[i])):
                by_item = gains(
                    self.city.marks[:, [i]], self.city.scheme, self.city.measures, works.serving[i], works.base(i, 0)
                )
                wanted[i] = {measure for by_measure in by_item.values() for measure in by_measure}
        for work in works.shared:
            if any(work.measure in wanted[i] for i in works.members(work)):
                for i in works.members(work):  # what the shared work needs has to be done in each of them
                    wanted[i] |= {b for a, b in needs if a == work.measure}
        for _ in needs:  # a need's need: a chain is no longer than the list
            for i, of_i in enumerate(wanted):
                of_i |= {b for a, b in needs if a in of_i and not works.taken[b, i]}
        own = {w for i, of_i in enumerate(wanted) for m in of_i for w in works.serving[i].get(m, ())}
        return sorted(own)

    def _partition(self, work: Work) -> list[tuple[int, ...]]:
        dates, long, out = (
            self._dates_of(work),
            self.works.duration(work),
            defaultdict[tuple[int, ...], list[int]](list),
        )
        year_of = self.city.year_of
        for quarter in range(max(dates, default=0) - long + 1):
            first = next(by for by in dates if quarter + long <= by)
            alone = quarter if work.measure in self.timed else -1
            out[first, -1 if year_of is None else int(year_of[quarter]), alone].append(quarter)
        return [tuple(quarters) for quarters in out.values()]

    # Crews, discounts, money

    def add_groups(self, entries: Callable[[Work, int], Entries]) -> dict[tuple[Key, int], int]:
        """Count what is begun of each group, by quarter, where crews or a discount ask for it.

        entries: whether a work is begun in a bucket; more may be put into the rows later. Returns the rows.
        """
        city, rows = self.city, {}
        for key, works in self.groups.items():
            measure, place, partition = key
            crewed = city.measures.trade[measure] >= 0 and city.measures.crews[measure] > 0
            bulk = place >= 0 and city.bulk_from is not None and 0 < city.bulk_from[measure] <= len(works)
            if not (crewed or bulk):
                continue
            self.begun[key] = {
                q: self.model.column(upper=float(len(works))) for quarters in partition for q in quarters
            }
            for n, quarters in enumerate(partition):
                here = [(self.begun[key][q], 1.0) for q in quarters]
                here += [(c, -v) for work in works for c, v in entries(work, n)]
                rows[key, n] = self.model.row(here, least=0.0, most=0.0)
            if bulk:
                self._add_bulk(measure, place, len(works), self.begun[key])
        self._add_crews()
        return rows

    def _add_bulk(self, measure: int, county: int, most: int, begun: dict[int, int]) -> None:
        assert self.city.bulk_from is not None
        assert self.city.bulk_off is not None
        least, off = int(self.city.bulk_from[measure]), int(self.city.bulk_off[measure])
        for quarter, column in begun.items():
            reached = self.model.column()
            cheaper = self.model.column(upper=float(most - least + 1), integer=False)
            self.model.row([(cheaper, 1.0), (reached, float(least - most - 1))], most=0.0)
            self.model.row([(cheaper, 1.0), (reached, float(least - 1)), (column, -1.0)], most=0.0)
            self.money[cheaper] = -off / self.scale
            self.bulk[measure, county, quarter] = (reached, cheaper)

    def _add_crews(self) -> None:
        city = self.city
        used: dict[tuple[int, int], Entries] = defaultdict(list)
        for (measure, _, _), begun in self.begun.items():
            trade, crews = int(city.measures.trade[measure]), int(city.measures.crews[measure])
            for quarter, column in begun.items():
                for at in range(quarter, quarter + int(city.measures.duration[measure])):
                    if trade >= 0 and crews:
                        used[trade, at].append((column, float(crews)))
        for (trade, at), entries in used.items():
            most = float(city.capacity[trade, at])
            if sum(value * self.model.upper[column] for column, value in entries) > most:
                self.model.row(entries, most=most)

    def add_budget(self, entries: Callable[[Work, int], Entries]) -> dict[int, int]:
        """Limit what is begun by year; returns the rows, in units of money."""
        city = self.city
        if city.budget is None or city.year_of is None:
            return {}
        spent: dict[int, Entries] = {int(year): [] for year in np.unique(city.year_of)}
        for work, parts in self.partition.items():
            for n, quarters in enumerate(parts):
                price = self.works.price(work) / self.scale
                spent[int(city.year_of[quarters[0]])] += [(c, v * price) for c, v in entries(work, n)]
        for (_, _, quarter), (_, cheaper) in self.bulk.items():
            spent[int(city.year_of[quarter])].append((cheaper, self.money[cheaper]))
        return {year: self.model.row(of, most=float(city.budget[year] // self.scale)) for year, of in spent.items()}

    def place(self, chosen: dict[Key, list[list[Work]]], values: Floats) -> Schedule:
        """Return when works are begun, given those of each bucket and the counts by quarter.

        Within a bucket, the lower the number of its community the earlier.
        """
        out = Schedule()
        for key, by_bucket in chosen.items():
            begun = self.begun.get(key)
            for quarters, works in zip(key[2], by_bucket, strict=True):
                slots = [q for q in quarters for _ in range(round(values[begun[q]]))] if begun else []
                out |= dict(zip(sorted(works), slots or [quarters[0]] * len(works), strict=True))
        return out


class Programme(Frame):
    """The whole city in one programme; what is minimised is set by the caller."""

    def __init__(self, works: Works, dates: dict[int, tuple[int, ...]], scale: int) -> None:
        """Take what `Frame` takes."""
        super().__init__(works, dates, scale)
        self.buckets: dict[Work, tuple[Bucket, ...]] = {}
        self.lifted: dict[tuple[int, int], list[int]] = {}  # community and date: a column for each way
        self._add_works()
        self.add_groups(self._begun_in)
        self.joins: dict[Work, int] = {}
        self.anywhere: dict[tuple[int, int], int] = {}
        self._add_joins()
        self.add_budget(self._begun_in)
        for i in np.nonzero(works.liftable)[0].tolist():
            self._add_community(i)

    def _add_joins(self) -> None:
        """Discounted works are at most those that join, less the first ones, which pay in full: a tighter bound."""
        for measure, county in sorted({(m, c) for m, c, _ in self.bulk}):
            assert self.city.bulk_from is not None
            quarters = [self.bulk[key] for key in self.bulk if key[:2] == (measure, county)]
            anywhere = self.anywhere[measure, county] = self.model.column()
            entries = [*((c, 1.0) for _, c in quarters), (anywhere, float(self.city.bulk_from[measure] - 1))]
            for work in (w for key, works in self.groups.items() if key[:2] == (measure, county) for w in works):
                joins = self.joins[work] = self.model.column(integer=False)
                self.model.row([(joins, 1.0), (anywhere, -1.0)], most=0.0)
                self.model.row([(joins, 1.0), *((b.column, -1.0) for b in self.buckets[work])], most=0.0)
                entries.append((joins, -1.0))
            self.model.row(entries, most=0.0)
            for reached, _ in quarters:
                self.model.row([(reached, 1.0), (anywhere, -1.0)], most=0.0)

    def _begun_in(self, work: Work, n: int) -> Entries:
        return [(self.buckets[work][n].column, 1.0)]

    def _add_works(self) -> None:
        for work, parts in self.partition.items():
            buckets = self.buckets[work] = tuple(Bucket(quarters, self.model.column()) for quarters in parts)
            first = self.works.first(work)
            for bucket in buckets:
                if bucket.quarters[0] < first:  # what it needs is not there yet; a quarter is a bucket of its own then
                    self.model.upper[bucket.column] = 0.0
                self.money[bucket.column] = self.works.price(work) / self.scale
            if len(buckets) > 1:
                self.model.row([(b.column, 1.0) for b in buckets], most=1.0)
        self._add_needs()
        self._add_excludes()

    def _add_needs(self) -> None:
        for a, b in self.city.measures.needs.tolist():
            for work in [w for w in self.buckets if w.measure == a]:
                for i in self.works.members(work):
                    if not self.works.taken[b, i]:
                        self._wait(work, [w for w in self.works.serving[i].get(b, ()) if w in self.buckets])

    def _wait(self, work: Work, first: list[Work]) -> None:
        """A work that is begun by the end of a quarter has one of some others done by then."""
        here: Entries = []
        for bucket in self.buckets[work]:
            (quarter,) = bucket.quarters
            here.append((bucket.column, 1.0))
            self.model.row([*here, *((c, -1.0) for w in first for c, _ in self.done_by(w, quarter))], most=0.0)

    def _add_excludes(self) -> None:
        for a, b in self.city.measures.excludes.tolist():
            pairs = {
                (one, other)
                for serving in self.works.serving
                for one in serving.get(a, ())
                for other in serving.get(b, ())
                if one in self.buckets and other in self.buckets
            }
            for one, other in sorted(pairs):
                self.model.row([(x.column, 1.0) for w in (one, other) for x in self.buckets[w]], most=1.0)

    def done_by(self, work: Work, by: int) -> Entries:
        """Entries whose sum is 1 if a work is done before a quarter begins."""
        long = self.works.duration(work)
        return [(b.column, 1.0) for b in self.buckets.get(work, ()) if b.quarters[-1] + long <= by]

    # What a community needs

    def _add_community(self, i: int) -> None:
        city, works = self.city, self.works
        column = np.ascontiguousarray(city.marks[:, [i]])
        serving = {m: [w for w in found if w in self.buckets] for m, found in works.serving[i].items()}
        before: list[int] = []
        for by in self.dates.get(int(city.county[i]), ()):
            here, base = [], works.base(i, by)
            by_item = gains(column, city.scheme, city.measures, [m for m, found in serving.items() if found], base)
            effects = _Effects(self, by_item, serving, by)
            for way in ways(base, city.scheme, int(works.flags[i]), int(city.rung[i])):
                z = self.model.column()
                effects.require(way, z)
                here.append(z)
            if len(here) > 1:
                self.model.row([(z, 1.0) for z in here], most=1.0)
            if before:
                self.model.row([*((z, 1.0) for z in before), *((z, -1.0) for z in here)], most=0.0)
            self.lifted[i, by] = before = here

    def add_floor(self, i: int, by: int, price: Callable[[Work], int], least: int) -> None:
        """Add: whoever is lifted by a date has works done that cost at least so much, at these prices."""
        entries = [
            (column, price(work) / self.scale)
            for serving in self.works.serving[i].values()
            for work in serving
            for column, _ in self.done_by(work, by)
        ]
        self.model.row([*entries, *((z, -least / self.scale) for z in self.lifted[i, by])], least=0.0)

    def cut(self, i: int, by: int, schedule: Schedule) -> None:
        """Ask for one more work in a community that the scorer does not grant its rung."""
        more = [
            entry
            for serving in self.works.serving[i].values()
            for work in serving
            if work not in schedule or schedule[work] + self.works.duration(work) > by
            for entry in self.done_by(work, by)
        ]
        self.model.row([*more, *((z, -1.0) for z in self.lifted[i, by])], least=0.0)

    # Between schedules and columns

    def schedule(self, values: Floats) -> Schedule:
        """Return when each work is begun."""
        chosen = {
            key: [[w for w in works if values[self.buckets[w][n].column] > 0.5] for n in range(len(key[2]))]
            for key, works in self.groups.items()
        }
        return self.place(chosen, values)


class _Effects(Effects):
    """The marks of a community at a date."""

    def __init__(
        self, programme: Programme, by_item: dict[int, dict[int, int]], serving: dict[int, list[Work]], by: int
    ) -> None:
        def have(measure: int) -> Entries:
            return [entry for work in serving[measure] for entry in programme.done_by(work, by)]

        super().__init__(programme.model, by_item, have)
        self.serving = serving

    def alone(self, measure: int) -> bool:
        return len(self.serving[measure]) == 1
