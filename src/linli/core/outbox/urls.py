"""The addresses of this part."""

from django.urls import path

from . import views

app_name = "outbox"

urlpatterns = [
    path("sw.js", views.worker, name="worker"),  # above what it looks after: its scope is the whole site
    path("app.webmanifest", views.manifest, name="manifest"),
    path("outbox/", views.queue, name="queue"),
    path("outbox/hello/", views.hello, name="hello"),
    path("outbox/records/", views.records, name="records"),
    path("outbox/settled/", views.settled, name="settled"),
    path("outbox/uploads/", views.uploads, name="uploads"),
    path("outbox/uploads/<uuid:key>/", views.upload, name="upload"),
    path("outbox/uploads/<uuid:key>/<int:number>/", views.piece, name="piece"),
]
