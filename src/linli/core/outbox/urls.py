"""The addresses of this part."""

from django.urls import path

from linli.core.rights import needs

from . import office_views, views
from .rights import SETTLE

app_name = "outbox"

urlpatterns = [
    path("sw.js", views.worker, name="worker"),  # above what it looks after: its scope is the whole site
    path("app.webmanifest", views.manifest, name="manifest"),
    path("outbox/", views.queue, name="queue"),
    path("outbox/hello/", views.hello, name="hello"),
    path("outbox/records/", views.records, name="records"),
    path("outbox/settled/", views.settled, name="settled"),
    path("outbox/office/", needs(SETTLE)(office_views.Office.as_view()), name="office"),
    path("outbox/office/bring/", office_views.bring_file, name="bring"),
    path("outbox/office/<uuid:pk>/", office_views.record, name="record"),
    path("outbox/office/<uuid:pk>/again/", office_views.again, name="again"),
    path("outbox/office/<uuid:pk>/aside/", office_views.aside, name="aside"),
    path("outbox/office/<uuid:pk>/photos/<uuid:key>/", office_views.photo, name="photo"),
    path("outbox/uploads/", views.uploads, name="uploads"),
    path("outbox/uploads/<uuid:key>/", views.upload, name="upload"),
    path("outbox/uploads/<uuid:key>/<int:number>/", views.piece, name="piece"),
]
