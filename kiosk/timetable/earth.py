"""How far two stations are apart on the globe."""

import math

from kiosk.timetable.model import Station


def kilometres(one: Station, other: Station) -> float:
    """Great-circle distance (haversine, mean radius of the earth)."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(other.lon - one.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))
