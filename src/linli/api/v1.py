"""Version 1 of the API: the modules' routers, one door."""

from ninja import NinjaAPI

from linli.core.rights import PUBLIC, declare
from linli.places.api import router as places

from .problems import tell_problems

api = NinjaAPI(
    title="LinLi 邻礼",
    version="1.0.0",
    description="What a person's roles let them see, they may also read here. Lists are paged by cursor.",
    urls_namespace="api",
)
tell_problems(api)
api.add_router("/places", places, tags=["places"])

for _name in ("openapi-json", "openapi-view", "api-root"):
    declare(f"api:{_name}", PUBLIC)
