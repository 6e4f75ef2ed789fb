"""The client: polite requests, one after another, with retries, and answers kept so that a run can be resumed."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from alsguide.core.writing import write_file

RETRY_STATUS = (429, 500, 502, 503, 504)
MOST_TRIES = 4
LONGEST_WAIT_SECONDS = 120.0
FIRST_WAIT_SECONDS = 2.0


@dataclass(frozen=True)
class Answer:
    """What came back for one address.

    `status` is the HTTP status, or 0 when nothing came back; `error` says why. `address` is where redirects led.
    """

    status: int
    text: str
    address: str
    error: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the answer is whole and says yes."""
        return 200 <= self.status < 300 and not self.error

    def json(self) -> Any:
        """Return the answer as data. Raises ValueError when it is not JSON, which is an error of the service."""
        return json.loads(self.text)


@dataclass
class Client:
    """Ask services politely.

    `contact` is a mail address that services may write to; `pause_seconds` the least time between two requests to one
    host; `kept` a folder in which good answers are kept, so that a broken run goes on where it stopped. `wait` is called
    with the seconds to wait; tests give another.
    """

    contact: str = ""
    pause_seconds: float = 0.5
    timeout_seconds: float = 20.0
    kept: Path | None = None
    wait: Callable[[float], None] = time.sleep
    last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        name = "moving-with-als-check/1"
        agent = f"{name} (mailto:{self.contact})" if self.contact else name
        self.http = httpx.Client(
            headers={"User-Agent": agent}, timeout=self.timeout_seconds, follow_redirects=True, max_redirects=8
        )

    def close(self) -> None:
        """Close all connections."""
        self.http.close()

    def get(self, address: str, headers: Mapping[str, str] | None = None, keep: bool = True) -> Answer:
        """Return the answer of an address; a kept one at once. Never raises for an error of the network or the service."""
        file = self.file_of(address, headers)
        if keep and file and (kept := kept_answer(file)):
            return kept
        answer = self.ask(address, headers or {})
        if keep and file and (answer.is_good or answer.status in (404, 410)):
            write_file(file, json.dumps(vars(answer)))
        return answer

    def ask(self, address: str, headers: Mapping[str, str]) -> Answer:
        """Ask until there is an answer or the tries are used up."""
        answer = Answer(0, "", address, "it was not asked")
        wait = FIRST_WAIT_SECONDS
        for attempt in range(MOST_TRIES):
            if attempt:
                self.wait(wait)
                wait = min(wait * 2, LONGEST_WAIT_SECONDS)
            self.keep_pace(address)
            try:
                response = self.http.get(address, headers=dict(headers))
                answer = Answer(response.status_code, response.text, str(response.url))
            except httpx.TooManyRedirects:
                return Answer(0, "", address, "it redirects without end")
            except httpx.TimeoutException:
                answer = Answer(0, "", address, f"it did not answer within {self.timeout_seconds:g} seconds")
                continue
            except httpx.RemoteProtocolError:
                answer = Answer(0, "", address, "the answer broke off")
                continue
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
                answer = Answer(0, "", address, f"it cannot be reached ({type(error).__name__})")
                continue
            if response.status_code not in RETRY_STATUS:
                return answer
            wait = retry_after(response.headers.get("Retry-After", "")) or wait
        return answer

    def keep_pace(self, address: str) -> None:
        """Wait until the host may be asked again."""
        host = httpx.URL(address).host
        now = time.monotonic()
        due = self.last.get(host, -1e9) + self.pause_seconds
        if due > now:
            self.wait(due - now)
        self.last[host] = max(now, due)

    def file_of(self, address: str, headers: Mapping[str, str] | None) -> Path | None:
        """Return the file in which an answer is kept."""
        if self.kept is None:
            return None
        name = hashlib.sha256(f"{address}\0{sorted((headers or {}).items())}".encode()).hexdigest()
        return self.kept / f"{name[:32]}.json"


def kept_answer(file: Path) -> Answer | None:
    """Return the answer that a file keeps; None when it is not there or is broken, so that the service is asked again."""
    try:
        return Answer(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def retry_after(value: str) -> float | None:
    """Return the seconds of a `Retry-After` header, at most two minutes; None when it names none."""
    try:
        return min(max(float(value), 0.0), LONGEST_WAIT_SECONDS)
    except ValueError:
        return None
