"""The web app: the store's record in a browser, and the REST API behind it."""

from foedus.web.app import create_app
from foedus.web.settings import Settings

__all__ = ["Settings", "create_app"]
