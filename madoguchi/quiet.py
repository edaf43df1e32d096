"""Keeps the terminal for what a person needs to read. To be called before Rasa is imported: it speaks while it loads."""

from __future__ import annotations

import logging
import os

import structlog


def quiet() -> None:
    """Libraries tell the log of what went wrong, and nobody anything else.

    LOG_LEVEL asks for more; from INFO on, what owners write is in the log as well.
    """
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    level = logging.getLevelNamesMapping().get(os.environ.get("LOG_LEVEL", "").upper(), logging.ERROR)
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Some libraries undo every filter of warnings, but none takes them back from the log.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(level)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(level))
