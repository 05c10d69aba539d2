"""Addresses: the evidence ledger."""

from django.urls import URLPattern, path

from linli.core.rights import needs
from linli.evaluation.rights import VIEW_EVIDENCE
from linli.evaluation.views import evidence, evidence_acts, evidence_list

urlpatterns: list[URLPattern] = [
    path("evidence/", needs(VIEW_EVIDENCE)(evidence_list.EvidenceList.as_view()), name="evidence"),
    path("evidence/<int:pk>/", evidence.proof, name="proof"),
    path("evidence/<int:pk>/small.jpg", evidence.thumbnail, name="proof_thumbnail"),
    path("evidence/<int:pk>/change/", evidence_acts.change, name="change_proof"),
    path("evidence/<int:pk>/items/", evidence_acts.tie, name="tie_proof"),
    path("evidence/<int:pk>/withdraw/", evidence_acts.withdraw, name="withdraw_proof"),
    path("evidence/<int:pk>/erase/", evidence_acts.erase, name="erase_proof"),
    path("evidence/<slug:kind>/<int:pk>/", evidence.ledger, name="evidence_ledger"),
    path("evidence/<slug:kind>/<int:pk>/add/", evidence_acts.add, name="add_proof"),
    path("evidence/<slug:kind>/<int:pk>/ledger.pdf", evidence.directory_pdf, name="evidence_pdf"),
    path("evidence/<slug:kind>/<int:pk>/ledger.zip", evidence.ledger_zip, name="evidence_zip"),
]
