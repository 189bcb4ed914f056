"""What the browser's own network log says about who was asked for: requests, and names looked up or connected to ahead.

A page can ask for more than a request shows: a name is looked up for `dns-prefetch`, a connection is opened for
`preconnect`. The browser writes down all of it, for each with the site on whose behalf. What it asks for by itself (an
account, an update) is on nobody's.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

KINDS = (
    "URL_REQUEST_START_JOB",
    "HOST_RESOLVER_MANAGER_REQUEST",
    "HTTP_STREAM_JOB_CONTROLLER",
    "SOCKET_POOL_CONNECT_JOB_CREATED",
)
"""A request, a name that is looked up, a stream for a request or ahead of one, a connection."""


def asked_elsewhere(log: Path, site: str) -> set[str]:
    """The hosts other than its own that pages of a site have asked for, in a browser that has ended.

    Args:
        log: what `--log-net-log` has written.
        site: the address of the site.
    """
    written = json.loads(log.read_text(encoding="utf-8"))
    numbers = {written["constants"]["logEventTypes"][kind] for kind in KINDS}
    host = urlsplit(site).hostname
    found = {
        _host_of(given)
        for event in written["events"]
        if event["type"] in numbers and (given := event.get("params")) and _is_for(given, f"//{host}")
    }
    return found - {"", host}


def _is_for(given: dict[str, Any], site: str) -> bool:
    """Whether something was asked for on behalf of a site: its page is the initiator, or stands in the key of the partition."""
    by = (given.get("initiator"), given.get("network_anonymization_key"), given.get("network_isolation_key"))
    return any(site in str(one) for one in by) or site in given.get("group_id", "").partition(" ")[2]


def _host_of(given: dict[str, Any]) -> str:
    """The host of `http://host:port`, of a whole address, or of `pm/https://host <partition>`."""
    whole = next((given[name] for name in ("url", "host", "group_id") if name in given), "").partition(" ")[0]
    address = whole[whole.find("http") :] if "http" in whole else f"//{whole}"
    return urlsplit(address).hostname or ""
