"""The REST API behind the web app: the record for programs, under /api/v1."""

from foedus.web.api.app import PATH, create_api

__all__ = ["PATH", "create_api"]
