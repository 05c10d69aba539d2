"""Messages to people: the inbox. docs/parts/notices.md."""

from .kinds import KINDS, Kind, notice_kind

__all__ = ["KINDS", "Kind", "notice_kind"]
