"""Addresses: editions."""

from django.urls import URLPattern, path, re_path

from linli.core.rights import SIGNED_IN, needs
from linli.evaluation.views import editions

urlpatterns: list[URLPattern] = [
    path("editions/", needs(SIGNED_IN)(editions.EditionList.as_view()), name="editions"),
    path("editions/import/", editions.take, name="import_edition"),
    path("editions/compare/", editions.compare_two, name="compare_editions"),
    path("editions/<int:pk>/", editions.detail, name="edition"),
    path("editions/<int:pk>/document.yaml", editions.document, name="edition_document"),
    path("editions/<int:pk>/edit/", editions.edit, name="edit_edition"),
    path("editions/<int:pk>/next/", editions.begin_next, name="next_edition"),
    path("editions/<int:pk>/publish/", editions.publish, name="publish_edition"),
    path("editions/<int:pk>/withdraw/", editions.withdraw, name="withdraw_edition"),
    re_path(
        r"^public/standards/(?P<standard>[a-z0-9-]{1,60})/(?P<edition>[A-Za-z0-9._-]{1,40})/\Z",
        editions.public,
        name="public_edition",
    ),
]
