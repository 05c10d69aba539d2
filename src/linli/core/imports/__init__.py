"""Workbooks in: read whole, checked whole, applied in one transaction or refused."""
