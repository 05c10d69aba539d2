"""Joins the modules' routers under /api/v1."""
