"""The application: layers, routes and the service, put together once."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kb.embedding.engines.cores import usable_cores
from kb.embedding.protocol import Embedder
from kb.settings import Settings
from web import pages
from web.api import docs as apidocs
from web.api import routes as api
from web.api.examples import EXAMPLES
from web.regulations import sources
from web.reports import reporting
from web.reports.reporting import Desk
from web.shared.site import errors, links
from web.shared.site.ratelimit import RateLimit
from web.shared.site.security import Guard
from web.shared.site.service import Service


def create_app(settings: Settings, open_embedder: Callable[[], Embedder]) -> FastAPI:
    """The web service over the generations of `settings.data`; it starts without one and answers 503 until there is one."""
    app = FastAPI(
        title="Basis pengetahuan hukum TPPO",
        version="1",
        description=api.DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url=links.API_SCHEMA,
        lifespan=_few_threads,
    )
    app.state.service = Service(settings, open_embedder)
    app.state.desk = Desk(settings.data)
    errors.install(app)
    app.include_router(api.router)
    app.router.routes.append(apidocs.route(app))
    app.router.routes.append(Mount(links.STATIC_MOUNT, _Static(directory=links.STATIC)))
    app.router.routes.append(reporting.route())
    app.router.routes.extend(sources.routes())
    app.router.routes.extend(pages.routes())
    app.openapi = lambda: _schema(app)  # type: ignore[method-assign]
    # the last added is the outermost
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
    app.add_middleware(Guard, rate=RateLimit(settings.rate), log_queries=settings.log_queries)
    return app


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """Requests that wait their turn are all served sooner than forty that take the interpreter from each other."""
    to_thread.current_default_thread_limiter().total_tokens = 2 * usable_cores()
    yield


class _Static(StaticFiles):
    """Files whose URL carries their sum: browsers keep them for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if b"v=" in scope["query_string"]:
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def _schema(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document with whole examples, and without the 422 that this service never answers with."""
    if app.openapi_schema is None:
        schema = FastAPI.openapi(app)
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        for place, example in EXAMPLES.items():
            # set here and not on the routes, where FastAPI would drop every null
            schema["paths"][place]["get"]["responses"]["200"]["content"]["application/json"]["example"] = example
        for name in ("HTTPValidationError", "ValidationError"):
            schema.get("components", {}).get("schemas", {}).pop(name, None)
        app.openapi_schema = schema
    return app.openapi_schema
