"""The creation action: targets, stages, baseline, works, plans, forecast, reports."""
