"""The addresses of the shared parts."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("ui/", include("linli.core.ui.urls")),
    path("notices/", include("linli.core.notices.urls")),
    path("todo/", include("linli.core.todo.urls")),
    path("calendar/", include("linli.core.worktime.urls")),
    path("hearings/", include("linli.core.hearing.urls")),
    path("imports/", include("linli.core.imports.urls")),
    path("saved-views/", include("linli.core.tables.urls")),
    path("history/", include("linli.core.history.urls")),
    path("files/", include("linli.core.files.urls")),
    path("documents/", include("linli.core.documents.urls")),
    path("", include("linli.core.outbox.urls")),
]
