"""The page of this part that works offline."""

from .pages import offline_page

offline_page("outbox:queue", ["outbox/queue.js"])
