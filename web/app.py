"""The application: middleware, routes and the serving generation, put together once."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

import web.about.routes as about
import web.answers.routes as answers
import web.api.routes as api
import web.checking.routes as checking
import web.collections.routes as collections
import web.compare.routes as compare
import web.duties.routes as duties
import web.home.routes as home
import web.learning.routes as learning
import web.packs.routes as packs
import web.regulations.routes as regulations
import web.relations.routes as relations
import web.reports.routes as reports
import web.terms.routes as terms
from kb.embedding.engines.cores import usable_cores
from kb.embedding.protocol import Embedder
from kb.settings import Settings
from web.api.schema import openapi_of
from web.collections.desk import CollectionDesk
from web.reports.posting import Desk
from web.shared.serving import errors
from web.shared.serving.endpoints import health
from web.shared.serving.ratelimit import RateLimit
from web.shared.serving.security import Guard
from web.shared.serving.service import Service
from web.shared.serving.shelf import PackShelf
from web.shared.site import apilinks, links


def create_app(settings: Settings, open_embedder: Callable[[], Embedder]) -> FastAPI:
    """The web service over the generations of `settings.data`; it starts without one and answers 503 until there is one."""
    app = FastAPI(
        title="Basis pengetahuan hukum TPPO",
        version="1",
        description=api.DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url=apilinks.API_SCHEMA,
        lifespan=_few_threads,
    )
    app.state.service = Service(settings, open_embedder)
    app.state.desk = Desk(settings.data)
    app.state.collections = CollectionDesk(settings.data)
    app.state.shelf = PackShelf(settings.corpus)
    # making a file or checking a draft costs as much as many pages
    app.state.heavy = RateLimit(settings.rate // 4)
    errors.install(app)
    app.include_router(api.router)
    app.router.routes.extend(_routes())
    app.openapi = openapi_of(app)  # type: ignore[method-assign]
    # the last added is the outermost
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
    app.add_middleware(Guard, rate=RateLimit(settings.rate), log_queries=settings.log_queries)
    return app


def _routes() -> list[BaseRoute]:
    """All routes but the API's own; regulations come last, since their last route takes every path."""
    return [
        Mount(links.STATIC_MOUNT, _Static(directory=links.STATIC)),
        Route(links.HEALTH, health),
        *home.routes(),
        *answers.routes(),
        *learning.routes(),
        *about.routes(),
        *terms.routes(),
        *duties.routes(),
        *compare.routes(),
        *relations.routes(),
        *reports.routes(),
        *collections.routes(),
        *packs.routes(),
        *checking.routes(),
        *api.routes(),
        *regulations.routes(),
    ]


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """Two threads a core: more requests at once would only take the interpreter from each other and all be served later."""
    to_thread.current_default_thread_limiter().total_tokens = 2 * usable_cores()
    yield


class _Static(StaticFiles):
    """Static files; browsers may keep for good what is fetched with its hash in the URL."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if b"v=" in scope["query_string"]:
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
