"""Opening a file."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from linli.core.rights import PUBLIC, needs
from linli.core.subjects import thing_to_see

from .content import content
from .models import FileUse, StoredFile
from .purposes import PURPOSES

A_YEAR = int(timedelta(days=365).total_seconds())


@needs(PUBLIC)  # a published file is anybody's; whether it is one, and who may open the others, is asked inside
@require_safe
def open_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send a file to whoever may see a thing that uses it; a picture to be shown, anything else to be saved."""
    file = StoredFile.objects.filter(public_id=public_id).first()
    uses = list(FileUse.objects.filter(file=file, ended_at=None).order_by("-published", "pk")) if file else []
    if file is None or not uses:
        raise Http404
    if not uses[0].published:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        _require_one(request, uses)
    return send(request, file, published=uses[0].published)


def send(request: HttpRequest, file: StoredFile, *, published: bool = False) -> HttpResponseBase:
    """Return a file, or 304 to whoever has it: for views that have asked themselves whether the person may open it."""
    etag = f'"{file.key}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = _sent(request, file)
    response["ETag"] = etag
    # What a hash names never changes, but a right to see it may end: what is not published is asked for each time.
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable" if published else "private, no-cache"
    patch_vary_headers(response, ("Cookie",))
    return response


def _require_one(request: HttpRequest, uses: list[FileUse]) -> None:
    """Raise Http404 or PermissionDenied unless one of the things that use a file lets the person open it."""
    denied = False
    for kind, pk, code in {(use.subject_type, use.subject_id, use.purpose) for use in uses}:
        declared = PURPOSES.get(code)
        try:
            thing_to_see(request.grants, kind, pk, declared.right if declared else None)  # type: ignore[attr-defined]
        except PermissionDenied:
            denied = True
        except Http404:
            continue
        else:
            return
    if denied:
        raise PermissionDenied
    raise Http404


def _sent(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(content_type=file.media_type)
    else:
        try:
            response = StreamingHttpResponse(content().chunks(file.key), content_type=file.media_type)
        except FileNotFoundError:
            raise Http404 from None
    how = "inline" if file.is_image else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{str(file.public_id)[:8]}.{file.extension}"'
    response["Content-Length"] = str(file.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"  # whatever it holds, it runs nothing here
    return response
