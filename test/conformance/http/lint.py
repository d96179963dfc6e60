"""Runs httplint over recorded exchanges: JSON on standard input, a list of notes for each on standard output."""

import base64
import json
import sys

from httplint import HttpRequestLinter, HttpResponseLinter


def pairs(headers):
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def lint(exchange):
    request = HttpRequestLinter(start_time=exchange["time"])
    request.process_request_topline(exchange["method"].encode(), exchange["target"].encode(), b"1.1")
    request.process_headers(pairs(exchange["requestHeaders"]))
    request.finish_content(True)
    response = HttpResponseLinter(start_time=exchange["time"])
    response.base_uri = "http://localhost" + exchange["target"]
    response.is_head_response = exchange["method"] == "HEAD"
    response.request = request
    request.response = response
    response.process_response_topline(b"1.1", str(exchange["status"]).encode(), exchange["reason"].encode())
    response.process_headers(pairs(exchange["headers"]))
    response.feed_content(base64.b64decode(exchange["body"]))
    response.finish_content(True)
    return [
        {"level": note.level.name, "subject": note.subject, "summary": note.summary} for note in response.notes
    ]


print(json.dumps([lint(exchange) for exchange in json.load(sys.stdin)]))
