"""The rights over standards, rounds, evidence, assessors and the title register."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

CHANGE_STANDARDS = right("evaluation.change_standards", _("Draft, publish and withdraw editions of standards"))
CHANGE_MEASURES = right("evaluation.change_measures", _("Look after the catalogue of measures"))
VIEW_ROUNDS = right("evaluation.view_rounds", _("See rounds, sheets and results"))
LEAD_ROUNDS = right("evaluation.lead_rounds", _("Open rounds, move them on and seal them"))
MARK = right("evaluation.mark", _("Enter marks and reasons"))
DECIDE_CLASSES = right("evaluation.decide_classes", _("Decide a class against the rule"))
CHANGE_REGISTER = right("evaluation.change_register", _("Grant, warn, suspend and revoke titles and stars"))
RUN_SURVEYS = right("evaluation.run_surveys", _("Draw a survey and enter answers by phone and paper"))

VIEW_EVIDENCE = right("evaluation.view_evidence", _("See the evidence ledger"))
ADD_EVIDENCE = right("evaluation.add_evidence", _("Add proofs to the evidence ledger and withdraw them"))
SELF_ASSESS = right("evaluation.self_assess", _("Assess oneself, report what was put right"))
RECOMMEND = right("evaluation.recommend", _("Recommend a self-assessment, or send it back"))
REVIEW_COUNTY = right("evaluation.review_county", _("Review what townships recommend, or send it back"))
MANAGE_ASSESSORS = right("evaluation.manage_assessors", _("Look after contracts, assessors, their training and lists"))
SCORE = right("evaluation.score", _("Score on site and from documents, by assignment"))
SEE_SCORINGS = right("evaluation.see_scorings", _("See what each assessor entered, samples and agreement"))
ADJUDICATE = right("evaluation.adjudicate", _("Decide where two scorings differ"))
