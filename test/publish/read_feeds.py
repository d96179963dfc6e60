"""Reads feeds with feedparser: a JSON list of texts on standard input, what it found on standard output."""
import json
import sys

import feedparser

found = []
for feed in json.load(sys.stdin):
    parsed = feedparser.parse(feed["text"].encode("utf-8"), response_headers={"content-type": feed["type"]})
    found.append(
        {
            "bozo": bool(parsed.bozo),
            "exception": str(parsed.get("bozo_exception", "")),
            "version": parsed.version,
            "title": parsed.feed.get("title", ""),
            "entries": [
                {
                    "id": entry.get("id", ""),
                    "title": entry.get("title", ""),
                    "link": entry.get("link", ""),
                    "dated": entry.get("published_parsed") is not None,
                    "length": len(entry["content"][0]["value"]) if entry.get("content") else 0,
                }
                for entry in parsed.entries
            ],
        }
    )
json.dump(found, sys.stdout)
