"""How fast a cached page is: `python -m tests.benchmarks.cached [--rounds 6] [--requests 3000]`.

The site, served as the product serves itself (gunicorn, 2 workers, SQLite), beside a bare Django
view that returns the same compressed bytes from memory, served by the very same command. Both run
all the time and are asked in turns, each round the other one first. The ratio of requests per
second is that of each round, their median; CPU microseconds are those of the web processes.
"""

import argparse
import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import create_connection

from tests.benchmarks.load import load
from tests.benchmarks.own_site import HOST, Asker, own_site

RATIO = 0.9
PATIENCE = 20  # seconds for a server to begin or end
OF_THE_BODY = ("Content-Type", "Content-Length", "Content-Encoding")


def main() -> None:
    options = read_options()
    os.environ["WEB_WORKERS"] = "2"
    with own_site() as root:
        from tests.benchmarks.crowd import Crowd

        pages = [page for page in Crowd().pages() if page[0] in options.pages]
        fine = True
        with ExitStack() as stack:
            site = stack.enter_context(serving("the site", options.port, {}))
            for number, (name, address) in enumerate(pages, 1):
                same = same_bytes(root, address)
                with serving("a bare view", options.port + number, same) as bare:
                    measure([site, bare], address, options)
                    fine &= report(name, site, bare)
    print("within all limits" if fine else "NOT within all limits")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", nargs="+", default=["slide", "article", "home"])
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--requests", type=int, default=3000, help="in a round, to each server")
    parser.add_argument("--port", type=int, default=8144, help="and those that follow")
    return parser.parse_args()


@dataclass
class Server:
    name: str
    port: int
    process: subprocess.Popen[bytes]
    per_second: list[float] = field(default_factory=list)  # requests, for each round
    cpu_us: list[float] = field(default_factory=list)  # a request
    asking: list[float] = field(default_factory=list)  # share of a processor

    def cpu_seconds(self) -> float:
        """Of the web processes since they began."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        stats = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2] for one in children]
        ticks = sum(int(stat.split()[11]) + int(stat.split()[12]) for stat in stats)
        return ticks / os.sysconf("SC_CLK_TCK")


def same_bytes(root: Path, address: str) -> dict[str, str]:
    """The environment of a bare view that answers as the site answers `address`."""
    status, headers, body = Asker().get(address, HTTP_ACCEPT_ENCODING="br")
    if status != 200 or headers.get("Content-Encoding") != "br":
        raise SystemExit(f"{address} answered {status}, {headers}")
    file = root / "body"
    file.write_bytes(body)
    said = {name: headers[name] for name in OF_THE_BODY}
    return {"BARE_VIEW_FILE": str(file), "BARE_VIEW_HEADERS": json.dumps(said)}


@contextmanager
def serving(name: str, port: int, bare: dict[str, str]) -> Iterator[Server]:
    from config.serving import environment, refuse_busy_port, web_command

    refuse_busy_port(HOST, port)
    command = web_command(HOST, port)
    if bare:
        place = command.index("config.wsgi:application")
        command[place] = "tests.benchmarks.bare_view:application"
    process = subprocess.Popen(command, env=environment(port) | bare)
    try:
        wait_for(process, port)
        yield Server(name, port, process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            create_connection((HOST, port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"Nothing answers at port {port}.")


def measure(servers: list[Server], address: str, options: argparse.Namespace) -> None:
    for server in servers:
        for figures in (server.per_second, server.cpu_us, server.asking):
            figures.clear()
        load(HOST, server.port, address, 500)
    for number in range(options.rounds):
        for server in servers if number % 2 else reversed(servers):
            before = server.cpu_seconds()
            found = load(HOST, server.port, address, options.requests)
            used = server.cpu_seconds() - before
            server.per_second.append(found.per_second)
            server.cpu_us.append(used / options.requests * 1e6)
            server.asking.append(found.own_share)


def report(page: str, site: Server, bare: Server) -> bool:
    for server in (site, bare):
        row = {"page": page, "server": server.name, "per_second": round(max(server.per_second))}
        row |= {"cpu_us": round(min(server.cpu_us)), "asking": round(max(server.asking), 2)}
        print(json.dumps(row))
    rounds = zip(site.per_second, bare.per_second, strict=True)
    ratio = statistics.median(ours / theirs for ours, theirs in rounds)
    of_cpu = min(bare.cpu_us) / min(site.cpu_us)
    print(f"{page}: {ratio:.2f} times the bare view's requests, {of_cpu:.2f} by CPU time")
    return ratio >= RATIO


if __name__ == "__main__":
    main()
