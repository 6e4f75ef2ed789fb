"""A fixed number of requests to real nginx on this machine: none may fail, and the rate is printed."""

import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.support.brands import Brand
from tests.support.servers import Served

REQUESTS, AT_ONCE = 4000, 8
ASKED = ("index.html", "start/can-i-exercise.html", "exercises/sit-to-stand.html", "theme/css/site.css", "plan.html")


def test_nginx_answers_a_fixed_number_of_requests_without_an_error(
    served: tuple[Served, Brand], capsys: pytest.CaptureFixture[str]
) -> None:
    """Clients that keep their connection, as a content network does; half of a visit's files, packed."""
    site, brand = served
    if (site.server, brand.name) != ("nginx", "us-group"):
        return  # the rate is measured once, on the server that hosts use most
    place, errors, received = urlsplit(site.url), [], []

    def ask(number: int) -> None:
        connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
        for turn in range(number, REQUESTS, AT_ONCE):
            connection.request("GET", place.path + ASKED[turn % len(ASKED)], headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            received.append(len(answer.read()))
            if answer.status != 200 or answer.headers["Content-Encoding"] != "gzip":
                errors.append((turn, answer.status))
        connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(AT_ONCE)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    with capsys.disabled():
        print(
            f"\nnginx: {len(received)} requests, {len(errors)} errors, {len(received) / seconds:.0f} requests/s, "
            f"{sum(received) / 1e6:.1f} MB sent"
        )
    assert errors == []
    assert len(received) == REQUESTS
