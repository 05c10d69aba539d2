"""Documents that take long to make: asked for, made by a job, kept for a day. docs/parts/documents.md."""

from .kinds import KINDS, Kind, Made, document_kind

__all__ = ["KINDS", "Kind", "Made", "document_kind"]
