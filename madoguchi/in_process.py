"""Custom actions inside the server's own process, through the same door Rasa uses for a separate action server."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException


class InProcessEndpoint(EndpointConfig):  # type: ignore[misc]  # Rasa has no types
    """An action endpoint that calls the actions instead of a server.

    Answers as the server of rasa-sdk does, its errors included. Both ways pass through JSON, so that an action that
    changes what it was given, or gives what no server could send, behaves the same in either place. Only the events of
    the conversation are handed over as they are: they grow with every turn, and copying them took most of the time.
    """

    def __init__(self, package: str) -> None:
        """Load every action of a package."""
        super().__init__(url="in-process:", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, method: str = "post", subpath: str | None = None, **kwargs: Any) -> Any:
        """Run the action that the call in `json` names."""
        try:
            return _through_json(await self._executor.run(_apart(kwargs["json"])))
        except ActionExecutionRejection as error:
            raise _refusal(HTTPStatus.BAD_REQUEST, error) from error
        except ActionNotFoundException as error:
            raise _refusal(HTTPStatus.NOT_FOUND, error) from error


def _apart(call: dict[str, Any]) -> dict[str, Any]:
    tracker = {name: value for name, value in call["tracker"].items() if name != "events"}
    copy: dict[str, Any] = _through_json(call | {"tracker": tracker})
    copy["tracker"]["events"] = call["tracker"]["events"]
    return copy


def _through_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _refusal(status: HTTPStatus, error: Any) -> Exception:
    text = json.dumps({"error": error.message, "action_name": error.action_name})
    refusal: Exception = ClientResponseError(status, status.phrase, text)
    return refusal


def check_results_with_one_validator() -> None:
    """Rasa compiles and checks its constant schema of an action's result at every call, which takes three quarters of
    the time of a message. The one change to Rasa that we make: the same check, its validator built once.
    """
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        error: ValidationError | None = next(validator.iter_errors(result), None)
        if error is not None:
            raise error
        return True

    RemoteAction._validate_action_result = validate
