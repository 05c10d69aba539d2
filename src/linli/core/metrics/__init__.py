"""Numbers that modules offer: numerator and denominator per place and day.

`@metric(...)` in a module's `metrics.py` offers one, `rollup(...)` says what lies in what, `values(...)` reads,
`freeze.freeze(...)` keeps what was read. docs/parts/metrics.md.
"""

from .registry import METRICS, Metric, MetricFault, Unit, Value, metric, rollup, values

__all__ = ["METRICS", "Metric", "MetricFault", "Unit", "Value", "metric", "rollup", "values"]
