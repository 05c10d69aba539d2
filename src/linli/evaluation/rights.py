"""The rights over standards, rounds and the title register."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

CHANGE_STANDARDS = right("evaluation.change_standards", _("Draft, publish and withdraw editions of standards"))
VIEW_ROUNDS = right("evaluation.view_rounds", _("See rounds, sheets and results"))
LEAD_ROUNDS = right("evaluation.lead_rounds", _("Open rounds, move them on and seal them"))
MARK = right("evaluation.mark", _("Enter marks and reasons"))
DECIDE_CLASSES = right("evaluation.decide_classes", _("Decide a class against the rule"))
CHANGE_REGISTER = right("evaluation.change_register", _("Grant, warn, suspend and revoke titles and stars"))
RUN_SURVEYS = right("evaluation.run_surveys", _("Draw a survey and enter answers by phone and paper"))
