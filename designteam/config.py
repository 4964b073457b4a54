"""The settings, read from the environment once: complete, or refused with a clear sentence."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
MAIL_SCHEMES = {"smtp", "smtps"}
BROKER_SCHEMES = {"sqlite", "redis", "rediss", "unix"}
A_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


class Incomplete(Exception):
    """A setting is missing or cannot be used; the message says which and what to do."""


class Store(NamedTuple):
    """Where files are kept when that is not the data folder. Without an endpoint that is Amazon S3."""

    bucket: str
    folder: str = ""
    endpoint: str = ""
    region: str = ""

    @classmethod
    def at(cls, url: str) -> Self:
        """Raises Incomplete when this is no such address, or holds a secret: those have names of their own."""
        parts, given = urlsplit(url), dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        endpoint, region = given.pop("endpoint", ""), given.pop("region", "")
        reached = urlsplit(endpoint)
        makes_sense = (
            parts.scheme == "s3"
            and A_BUCKET.fullmatch(parts.netloc)
            and not given
            and (not endpoint or (reached.scheme in {"http", "https"} and reached.hostname and not reached.username))
        )
        if not makes_sense:
            message = (
                "DESIGNTEAM_STORE_URL must read s3://bucket, s3://bucket/folder or "
                "s3://bucket?endpoint=https://host&region=name; "
                "the key goes in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
            )
            raise Incomplete(message)
        return cls(parts.netloc, parts.path.strip("/"), endpoint, region)


@dataclass(frozen=True)
class Settings:
    """Every setting has a default for one machine; each larger part is one setting away.

    `database_url` takes SQLite or PostgreSQL, `broker_url` a file (`sqlite:///…`) or a Redis-compatible server.
    Without a `store` files are kept in the data folder.
    Without `mail_url` letters are kept as files in the data folder. `contact` is told to the catalogues we ask.
    """

    data_dir: Path
    database_url: str
    broker_url: str
    secret_key: str
    hosts: tuple[str, ...]
    store: Store | None = None
    demo: bool = False
    behind_tls: bool = True
    mail_url: str = ""
    mail_from: str = "designteam@localhost"
    contact: str = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Raises Incomplete when production would run without a secret or without the names of its hosts."""
        demo = environ.get("DESIGNTEAM_DEMO") == "1"
        data_dir = Path(environ.get("DESIGNTEAM_DATA_DIR") or ROOT / "var").resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        secret = environ.get("DESIGNTEAM_SECRET_KEY", "")
        hosts = tuple(environ.get("DESIGNTEAM_HOSTS", "").replace(",", " ").split())
        if demo:
            secret = secret or _kept_secret(data_dir)
            hosts = hosts or ("127.0.0.1", "localhost", "[::1]")
        if len(secret) < SHORTEST_SECRET:
            message = f"DESIGNTEAM_SECRET_KEY must hold at least {SHORTEST_SECRET} random characters."
            raise Incomplete(message)
        if not hosts:
            message = "DESIGNTEAM_HOSTS must name the host or hosts this site answers to."
            raise Incomplete(message)
        mail_url, mail_from = environ.get("DESIGNTEAM_MAIL_URL", ""), environ.get("DESIGNTEAM_MAIL_FROM", "")
        if mail_url and (urlsplit(mail_url).scheme not in MAIL_SCHEMES or not urlsplit(mail_url).hostname):
            message = "DESIGNTEAM_MAIL_URL must read smtp://user:password@host:587 or smtps://user:password@host."
            raise Incomplete(message)
        if mail_url and "@" not in mail_from:
            message = "DESIGNTEAM_MAIL_FROM must name the address from which letters are sent."
            raise Incomplete(message)
        broker_url = environ.get("DESIGNTEAM_BROKER_URL") or f"sqlite:///{data_dir / 'jobs.db'}"
        if urlsplit(broker_url).scheme not in BROKER_SCHEMES:
            message = "DESIGNTEAM_BROKER_URL must read redis://host:6379/0, rediss://… or sqlite:////path/to/jobs.db."
            raise Incomplete(message)
        store_url = environ.get("DESIGNTEAM_STORE_URL", "")
        return cls(
            data_dir=data_dir,
            database_url=environ.get("DESIGNTEAM_DATABASE_URL") or f"sqlite:///{data_dir / 'designteam.db'}",
            broker_url=broker_url,
            store=Store.at(store_url) if store_url else None,
            secret_key=secret,
            hosts=hosts,
            demo=demo,
            behind_tls=not demo,
            mail_url=mail_url,
            mail_from=mail_from or cls.mail_from,
            contact=environ.get("DESIGNTEAM_CONTACT", "") or mail_from,
        )


def _kept_secret(data_dir: Path) -> str:
    """A random secret for the demo, kept so that a second start does not sign everybody out."""
    kept = data_dir / "secret"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(48))
        kept.chmod(0o600)
    return kept.read_text()
