"""What waits for whom: to do and done (待办, 已办).

A to-do waits for one person, or for whoever holds a right over what it is about: when roles change hands, the work
goes with them. docs/parts/todo.md.
"""

from .kinds import KINDS, Kind, todo_kind

__all__ = ["KINDS", "Kind", "todo_kind"]
