"""S3 and Redis JSON for the suites that need them."""

import os
import subprocess
from dataclasses import dataclass

from .places import PROJECT

SERVICES = PROJECT / "scripts" / "services"
PREFIX = "bench:"
# What `scripts/services env` calls it, and what the commands of the suites call it.
NAMES = {
    "tickets.test.s3.endpoint": "s3_endpoint",
    "tickets.test.s3.access_key": "access_key",
    "tickets.test.s3.secret_key": "secret_key",
    "tickets.test.redis.host": "redis_host",
    "tickets.test.redis.port": "redis_port",
}


@dataclass(frozen=True)
class Stores:
    """Addresses for commands, and the credentials, which go through the environment only."""

    addresses: dict[str, str]
    credentials: dict[str, str]


def stores() -> Stores:
    """From BENCH_S3_ENDPOINT, BENCH_ACCESS_KEY, BENCH_SECRET_KEY, BENCH_REDIS_HOST, BENCH_REDIS_PORT; for those that
    are not set, from `scripts/services env`."""
    found = {name: os.environ.get(f"BENCH_{name.upper()}", "") for name in NAMES.values()}
    if not all(found.values()):
        local = of_local_services()
        found = {name: value or local.get(name, "") for name, value in found.items()}
    missing = [f"BENCH_{name.upper()}" for name, value in found.items() if not value]
    if missing:
        raise SystemExit(
            f"Cannot find the stores: missing {', '.join(missing)}.\n"
            "Start them with scripts/services start, or set these variables."
        )
    credentials = {"MINIO_ACCESS_KEY": found.pop("access_key"), "MINIO_SECRET_KEY": found.pop("secret_key")}
    return Stores(found | {"bucket": "tickets-bench", "redis_prefix": PREFIX}, credentials)


def of_local_services() -> dict[str, str]:
    if not SERVICES.exists():
        return {}
    said = subprocess.run([str(SERVICES), "env"], capture_output=True, text=True, check=False).stdout
    settings = dict(word[2:].split("=", 1) for word in said.split() if word.startswith("-D") and "=" in word)
    return {ours: settings[theirs] for theirs, ours in NAMES.items() if theirs in settings}
