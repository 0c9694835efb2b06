"""The API fuzzed by its description: no server error, every answer as described, what is wrong refused."""

import shutil

import pytest

from foedus.web import Settings, adding, create_app, jobs

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

# An address that is too long is refused before anything looks at it.
_TOO_LONG = 414
_GOOD = ["2xx", "401", "403", "404", "409", _TOO_LONG]
_BAD = ["400", "401", "403", "404", "405", "406", "409", "415", _TOO_LONG]
# Right in form, these can still name a state, a treaty or a correction that there is not, or ask for what cannot be.
_MEANING = [
    "/obligations", "/alignment", "/treaties", "/corrections", "/corrections/undo", "/corrections/redo", "/export",
    "/documents",
]  # fmt: skip
# These take the arguments that others take, too.
_ALIKE = ["/events", "/claims", "/ties", "/places", "/facets", "/periods", "/totals"]


def _config():
    accepted = {"checks": {"positive_data_acceptance": {"expected-statuses": [*_GOOD, "400"]}}}
    shorter = {"phases": {"coverage": {"enabled": False}}}
    return schemathesis.config.SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "headers": {"host": "localhost"},
            "suppress-health-check": ["all"],
            "generation": {"max-examples": 4, "deterministic": True, "database": "none"},
            "phases": {"stateful": {"enabled": False}},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": _GOOD},
                "negative_data_rejection": {"expected-statuses": _BAD},
            },
            "operations": [
                *({"include-path": path, **accepted} for path in _MEANING),
                *({"include-path": path, **shorter} for path in _ALIKE),
            ],
        }
    )


@pytest.mark.filterwarnings("default")
def test_the_description_holds_whatever_is_asked(stored, tmp_path, monkeypatch):
    from schemathesis import engine

    # What is to be added waits, and nothing reads it.
    monkeypatch.setattr(adding.Adding, "_start", lambda _: None)
    monkeypatch.setattr(jobs, "_MOST_WAITING", 10_000)
    path = shutil.copy(stored, tmp_path / "own.db")
    app = create_app(Settings(db=path))
    headers = {"host": "localhost"}
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=_config(), headers=headers)
    cases, wrong = 0, []
    for event in engine.from_schema(schema).execute():
        if isinstance(event, engine.events.ScenarioFinished):
            cases += len(event.recorder.cases)
            for checks in event.recorder.checks.values():
                wrong += [_told(event.label, check) for check in checks if check.status == engine.Status.FAILURE]
        elif isinstance(event, engine.events.NonFatalError | engine.events.FatalError):
            wrong.append(repr(event))
    assert cases > 500
    assert not wrong, "\n\n".join(wrong[:5])


def _told(label, check):
    found = check.failure_info
    return f"{label} {check.name}: {found.failure.title}: {found.failure.message}\n{found.code_sample[:1500]}"
