"""The address that says whether pages can be served: a supervisor or a proxy asks it."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from linli.core.rights import PUBLIC, needs


@needs(PUBLIC)
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 if the database answers; it says nothing about the installation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
