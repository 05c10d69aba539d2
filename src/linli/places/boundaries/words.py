"""What is wrong with a file of boundaries or one of its features, in words: what it is, then what is allowed."""

# ruff: noqa: E501 - a catalogue: one sentence, one line

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Fault:
    """A code and its fields."""

    code: str
    fields: dict[str, Any]

    def __str__(self) -> str:
        fields = {k: "、".join(map(str, v)) if isinstance(v, list) else v for k, v in self.fields.items()}
        return str(SENTENCES.get(self.code, self.code)).format(**fields)


SENTENCES = {
    "too_large": gettext_lazy("The file has {size} bytes; at most {most} are read. Import one county at a time."),
    "empty_file": gettext_lazy("The file is empty."),
    "wrong_type": gettext_lazy(
        "This is no file of boundaries. GeoJSON, GeoPackage (.gpkg) and a zipped shapefile are read."
    ),
    "unreadable": gettext_lazy("The file is damaged and cannot be read. {problem}"),
    "too_slow": gettext_lazy(
        "Reading took longer than {seconds} seconds. Simplify the shapes, or import fewer at once."
    ),
    "bomb": gettext_lazy("The archive unpacks to more than {most} bytes and is not read."),
    "shapefiles": gettext_lazy("The archive holds {number} shapefiles; exactly one is wanted."),
    "incomplete": gettext_lazy("The archive lacks {missing} of the shapefile; .shp, .shx and .dbf belong together."),
    "no_shapes": gettext_lazy("The file holds no features with shapes."),
    "which_layer": gettext_lazy("The file has several layers: {layers}. Say which one."),
    "no_layer": gettext_lazy("There is no layer “{layer}”; there are: {layers}."),
    "too_many_features": gettext_lazy("The file has {number} features; at most {most} are read at once."),
    "too_many_points": gettext_lazy(
        "The shapes have {number} points; at most {most} are read at once. Simplify them, or import fewer."
    ),
    "no_system": gettext_lazy(
        "The file names no coordinate system, and its numbers are no degrees ({west}, {south}). Add the .prj file, or export in degrees."
    ),
    "unknown_system": gettext_lazy("The coordinate system “{system}” is not known. Export in WGS 84 or CGCS2000."),
    "no_attribute": gettext_lazy("There is no attribute “{attribute}”; the file has: {attributes}."),
    "which_attribute": gettext_lazy(
        "None of the file's attributes looks like a code or name: {attributes}. Say which one to use."
    ),
    "no_shape": gettext_lazy("It has no shape."),
    "empty_shape": gettext_lazy("Its shape is empty."),
    "no_area": gettext_lazy("It is a {type}; a border is an area (Polygon or MultiPolygon)."),
    "no_number": gettext_lazy("It has coordinates that are no numbers."),
    "no_extent": gettext_lazy("Its area is nothing: all points lie on one line, or within a decimetre."),
    "not_on_earth": gettext_lazy("Its coordinates ({x}, {y}) are not on earth; degrees are wanted."),
    "swapped": gettext_lazy("Longitude and latitude are swapped: it begins at ({x}, {y}). Longitude comes first."),
    "not_simple": gettext_lazy(
        "Its border is not sound: {why} at ({where}). Mend it where it was drawn; it is not mended here, for nobody would know which border was meant."
    ),
    "outside": gettext_lazy("It lies {km} km outside the city: another datum, or another place?"),
    "twice": gettext_lazy("Feature {other} is “{name}” as well; each place has one shape."),
    "ambiguous": gettext_lazy("Several places are called “{value}”: {codes}. Match by code instead."),
}
NOTES = {
    "unknown_place": gettext_lazy("“{value}” is none of the places that you may change; it is left out."),
    "no_value": gettext_lazy("It has no code or name; it is left out."),
    "point_outside": gettext_lazy("The place's own point lies {metres} m outside this shape. Another datum?"),
    "replaces": gettext_lazy("Replaces the {standing} boundary of {day}."),
}
SENTENCES |= NOTES
