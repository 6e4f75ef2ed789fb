"""Real web servers on this machine, each set up with nothing but the files that `make publish` makes for it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import need

MODULES = ("mpm_event", "authz_core", "dir", "env", "headers", "mime", "rewrite", "unixd", "setenvif")
"""The modules of Apache that its file asks for, and those without which it does not start."""


@dataclass(frozen=True)
class Served:
    """A site that is being served: the server's name, its address up to the site's top folder, and the served files."""

    server: str
    url: str
    folder: Path


@contextmanager
def free_port() -> Iterator[int]:
    """Yield a port that nobody uses. On Linux nobody else is given it while the block runs, so tests may run beside each other.

    There a socket that is bound and does not listen keeps the port, and still lets the one in that asks for its number.
    """
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        port: int = holder.getsockname()[1]
        if sys.platform == "linux":
            holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        else:
            holder.close()
        yield port


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server answers; RuntimeError with what it said when it ends or stays silent."""
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as sock:
            sock.settimeout(0.2)
            if sock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"The server did not start: {log.read_text(errors='replace')}")


@contextmanager
def serve(server: str, output: Path, dist: Path, base: str) -> Iterator[Served]:
    """Serve a published site below `base` with a real server."""
    work = Path(tempfile.mkdtemp(prefix="served-"))
    work.chmod(0o755)  # servers that start as root read files as somebody else
    try:
        top = work / "www"
        shutil.copytree(output, top / base.strip("/")) if base != "/" else shutil.copytree(output, top)
        for path in [top, *top.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        log = work / "log.txt"
        variables = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
        with free_port() as port, log.open("wb") as out:
            command = COMMANDS[server](work, top, dist / "hosting", port)
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=variables)
            try:
                wait_for(port, process, log)
                if "[warn]" in (said := log.read_text(errors="replace")):
                    raise RuntimeError(f"The server warned of its settings: {said}")
                yield Served(server, f"http://127.0.0.1:{port}{base}", top / base.strip("/"))
            finally:
                process.terminate()
                process.wait(60)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def nginx(work: Path, top: Path, hosting: Path, port: int) -> list[str]:
    """Set up nginx: a plain server block that includes the published file."""
    for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
        (work / name).mkdir()
    user = "user root;" if os.geteuid() == 0 else ""
    paths = " ".join(f"{kind}_temp_path {work}/{kind};" for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        f"daemon off; {user} worker_processes 2; pid {work}/pid; error_log {work}/error.log;\n"
        f"events {{ worker_connections 1024; }}\n"
        f"http {{ access_log off; client_body_temp_path {work}/body; {paths} sendfile on;\n"
        f"server {{ listen 127.0.0.1:{port}; root {top}; include {hosting}/nginx.conf; }} }}\n"
    )
    return [need("nginx"), "-c", str(work / "nginx.conf"), "-p", str(work)]


def apache(work: Path, top: Path, hosting: Path, port: int) -> list[str]:
    """Set up Apache: nothing but leave for the `.htaccess` that lies in the site."""
    found = next(
        p for p in ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2") if Path(p).is_dir()
    )
    files = {name: f"{found}/mod_{name}.so" for name in MODULES}  # one that is not there as a file is built in
    modules = "\n".join(f"LoadModule {name}_module {file}" for name, file in files.items() if Path(file).is_file())
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    (work / "apache.conf").write_text(
        f"ServerRoot {work}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {work}/pid\nErrorLog {work}/error.log\n"
        f"DefaultRuntimeDir {work}\n{modules}\n{user}\nTypesConfig /etc/mime.types\nDocumentRoot {top}\n"
        f"<Directory {top}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    )
    return [need("apache"), "-D", "FOREGROUND", "-f", str(work / "apache.conf")]


def caddy(work: Path, top: Path, hosting: Path, port: int) -> list[str]:
    """Set up Caddy: a site block that imports the published snippet."""
    (work / "Caddyfile").write_text(
        f"{{\n\tadmin off\n\tauto_https off\n}}\nimport {hosting}/Caddyfile\n"
        f"http://127.0.0.1:{port} {{\n\troot * {top}\n\timport moving_with_als\n}}\n"
    )
    return [need("caddy"), "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]


COMMANDS: dict[str, Callable[[Path, Path, Path, int], list[str]]] = {"nginx": nginx, "apache": apache, "caddy": caddy}
"""Each server, and what sets it up and gives the command that starts it."""
