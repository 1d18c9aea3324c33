"""Logs for machines: one JSON object a line."""

import json
import logging
from datetime import UTC, datetime

STANDARD = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "request"}


class JsonFormatter(logging.Formatter):
    """Write a record as one line of JSON; control characters come out escaped.

    What a call passes as ``extra`` becomes fields: ``import_id``, ``user_id``.
    """

    def format(self, record):
        extra = {k: v for k, v in record.__dict__.items() if k not in STANDARD}
        event = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **extra,
        }
        if record.exc_info:
            event["traceback"] = self.formatException(record.exc_info)
        return json.dumps(event, default=str)
