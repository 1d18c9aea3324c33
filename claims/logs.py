"""Logs for machines: one JSON object a line."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

STANDARD = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "request"}
request_id = ContextVar("request_id", default="")  # of the request being answered


class JsonFormatter(logging.Formatter):
    """Write a record as one line of JSON; control characters come out escaped.

    What a call passes as ``extra`` becomes fields: ``import_id``, ``user``. All that is
    logged while one request is answered has the same ``request_id``.
    """

    def format(self, record):
        extra = {k: v for k, v in record.__dict__.items() if k not in STANDARD}
        event = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **({"request_id": request_id.get()} if request_id.get() else {}),
            **extra,
        }
        if record.exc_info:
            event["traceback"] = self.formatException(record.exc_info)
        return json.dumps(event, default=str)
