"""`{% panels "places.compound" compound %}`: what all modules offer to the page of one thing."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from linli.core.panels import panels_for

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: dict[str, Any], subject: str, thing: Any) -> SafeString:
    """Draw the panels of a thing; each was rendered by a template, so it is safe already."""
    return mark_safe("\n".join(panels_for(context["request"], subject, thing)))
