"""What this package puts into the menus."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import PUBLIC, SIGNED_IN
from linli.core.ui.menu import item

from .rights import MANAGE_ASSESSORS, SCORE, VIEW_EVIDENCE, VIEW_ROUNDS

item(label=_("Rounds"), url="evaluation:rounds", icon="refresh-dot", right=VIEW_ROUNDS, group="evaluation", order=10)
item(
    label=_("Published results"), url="evaluation:public_rounds", icon="award", right=PUBLIC, group="residents",
    order=20,
)  # fmt: skip
item(
    label=_("Answer a survey"), url="evaluation:answer_survey", icon="message-question", right=PUBLIC,
    group="residents", order=30,
)  # fmt: skip
item(
    label=_("Title register"), url="evaluation:register", icon="medal", right=VIEW_ROUNDS, group="evaluation", order=60
)
item(label=_("Stars and classes"), url="evaluation:stars", icon="star", right=VIEW_ROUNDS, group="evaluation", order=65)
item(
    label=_("Evidence ledger"), url="evaluation:evidence", icon="folder-check", right=VIEW_EVIDENCE,
    group="evaluation", order=30,
)  # fmt: skip
item(
    label=_("Assessment contracts"), url="evaluation:contracts", icon="users-group", right=MANAGE_ASSESSORS,
    group="evaluation", order=40,
)  # fmt: skip
item(label=_("Measures"), url="evaluation:measures", icon="hammer", right=VIEW_ROUNDS, group="evaluation", order=75)
item(label=_("Standards"), url="evaluation:editions", icon="book-2", right=SIGNED_IN, group="evaluation", order=70)
item(
    label=_("Scoring on site"), url="evaluation:field", icon="clipboard-check", right=SCORE, group="evaluation",
    order=15,
)  # fmt: skip
