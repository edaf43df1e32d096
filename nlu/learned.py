"""What components of the pipeline that learn have in common: they keep what they learned with the model."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

T = TypeVar("T")


class Learned(GraphComponent, Generic[T], ABC):  # type: ignore[misc]  # Rasa has no types
    """A component that is made empty, learns, writes what it learned, and is made again from that."""

    def __init__(
        self, name: str, config: dict[str, Any], storage: ModelStorage, resource: Resource, learned: T | None = None
    ) -> None:
        """A component, under its name in the graph, with what it has learned, if it has."""
        self._config, self._storage, self._resource, self._learned = config, storage, resource, learned

    @staticmethod
    @abstractmethod
    def read(folder: Path) -> T:
        """What was written there."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Makes an untrained component."""
        return cls(execution_context.node_name, config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Makes a component with what was stored."""
        with model_storage.read_from(resource) as folder:
            return cls(execution_context.node_name, config, model_storage, resource, cls.read(folder))
