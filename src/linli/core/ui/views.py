"""What a reader may choose for themselves, and the gallery of components."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from linli.core.rights import PUBLIC, needs

THEME_COOKIE = "linli_theme"
LARGE_COOKIE = "linli_large"
THEMES = ("light", "dark")
KEPT = timedelta(days=365)


@needs(PUBLIC)
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep what a reader chose: `theme` light, dark or auto; `large` 1 or 0; `language` of settings.LANGUAGES.

    Kept on the device; language and type size also with the person who is signed in. Then back to `next`.
    """
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = reverse("portal:home")
    response = HttpResponseRedirect(target)
    theme = request.POST.get("theme")
    if theme in THEMES:
        _keep(response, THEME_COOKIE, theme)
    elif theme == "auto":
        response.delete_cookie(THEME_COOKIE)
    for_person: dict[str, Any] = {}
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
        for_person["language"] = language
    large = request.POST.get("large")
    if large in ("1", "0"):
        _keep(response, LARGE_COOKIE, large)
        for_person["older_mode"] = large == "1"
    if for_person and request.user.is_authenticated:
        get_user_model()._default_manager.filter(pk=request.user.pk).update(**for_person)
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=KEPT, samesite="Lax", secure=settings.HTTPS, httponly=True)
