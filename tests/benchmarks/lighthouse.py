"""What Lighthouse says of every kind of page: `python -m tests.benchmarks.lighthouse [SITE]`.

Needs a served, filled site (`manage.py demo`) and Lighthouse itself: `npm install lighthouse`, told
by --lighthouse. Opens each page on its phone (412 pixels wide, slow 4G: 150 ms and 1.6 Mbit/s) and
on its desktop, and prints the four scores, the largest contentful paint in seconds, the cumulative
layout shift and all kB that came: the median of the rounds. Ends with 1 where a page has less than
100, shifts, or stands later than 1.5 s on the phone.
"""

import argparse
import json
import os
import statistics
import subprocess
from typing import Any

from tests.benchmarks.sites import addresses

PROFILES: dict[str, list[str]] = {"phone": [], "desktop": ["--preset=desktop"]}
LCP_SECONDS = 1.5
NOT_INDEXED = {"search"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--lighthouse", default="node_modules/.bin/lighthouse")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", nargs="+", help="only these: home slide ...")
    options = parser.parse_args()
    short = []
    for name, address in addresses(options.site).items():
        if options.pages and name not in options.pages:
            continue
        for profile, flags in PROFILES.items():
            command = [options.lighthouse, address, *flags]
            rounds = [facts(looked_at(command)) for _ in range(options.rounds)]
            middle = {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}
            print(json.dumps({"page": name, "profile": profile} | middle), flush=True)
            short += [f"{name} on a {profile}: {what}" for what in too_little(name, middle)]
    if short:
        raise SystemExit("\n".join(short))


def looked_at(command: list[str]) -> dict[str, Any]:
    """Lighthouse's report. Now and then Chromium loses the trace: then once more."""
    chrome = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    options = [f"--chrome-flags={chrome}", "--output=json", "--quiet"]
    environment = {"CHROME_PATH": "/usr/bin/chromium"} | os.environ
    for _ in range(3):
        ran = subprocess.run([*command, *options], capture_output=True, env=environment)
        if ran.returncode == 0 and ran.stdout:
            report: dict[str, Any] = json.loads(ran.stdout)
            if not report.get("runtimeError"):
                return report
    raise SystemExit(f"Lighthouse could not look at {command[1]}: {ran.stderr.decode()[-500:]}")


def facts(report: dict[str, Any]) -> dict[str, float]:
    audits = report["audits"]
    return {name: round(100 * one["score"]) for name, one in report["categories"].items()} | {
        "lcp_s": round(audits["largest-contentful-paint"]["numericValue"] / 1000, 2),
        "shift": round(audits["cumulative-layout-shift"]["numericValue"], 3),
        "kB": round(audits["total-byte-weight"]["numericValue"] / 1000),
    }


def too_little(page: str, facts: dict[str, float]) -> list[str]:
    scores = {"performance", "accessibility", "best-practices", "seo"}
    if page in NOT_INDEXED:
        scores.remove("seo")
    found = [f"{name} {facts[name]}" for name in sorted(scores) if facts[name] < 100]
    found += [f"shifts by {facts['shift']}"] if facts["shift"] else []
    return found + ([f"stands at {facts['lcp_s']} s"] if facts["lcp_s"] > LCP_SECONDS else [])


if __name__ == "__main__":
    main()
