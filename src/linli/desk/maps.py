"""What lies beneath the points of the desk's maps."""

from typing import Any

from linli.places.models import Boundary, Division

from .areas import Area

Level = Division.Level


def land_of(area: Area) -> list[dict[str, Any]]:
    """Return the outlines of what lies directly in an area, of a community its own: one query. They have no names."""
    shapes = Boundary.objects.filter(replaced_at=None)
    inside = Division.objects.filter(valid_to=None)
    if area.zone:
        inside = inside.filter(zone=area.zone, level=Level.TOWNSHIP)
    elif area.is_community:
        inside = inside.filter(pk=area.division.pk)
    else:
        inside = inside.filter(parent=area.division)
    return [
        {"type": "Feature", "geometry": shape, "properties": {"name": "", "url": "", "tone": "muted"}}
        for shape in shapes.filter(division__in=inside.values("pk")).order_by("pk").values_list("display", flat=True)
    ]
