"""Objection, defence, appeal: one clock each, one answer each."""
