"""Open the app on a record and stay until Ctrl+C; where nobody looks, see that it answers, say where, and stop.

python benchmarks/demo.py demo/year.db
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx2

from serving import serving

#: Seconds for the first page: what draws its charts takes some to load.
PATIENCE = 60


def main() -> None:
    """Show the record that is named, or try it out."""
    record = Path(sys.argv[1])
    if somebody_looks(os.environ, terminal=sys.stdin.isatty() and sys.stdout.isatty()):
        show(record, browser=has_screen(os.environ))
    else:
        try_out(record)


def somebody_looks(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether a person sits there, and no machine that waits for the end."""
    return terminal and environment.get("CI", "").lower() in ("", "0", "false")


def has_screen(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether a browser with a window can be opened; one in text would take the terminal."""
    return system in ("darwin", "win32") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def show(record: Path, *, browser: bool) -> None:
    """Serve the record until Ctrl+C."""
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(record), "--port", "0"]
    process = subprocess.Popen(command if browser else [*command, "--no-browser"])
    while process.returncode is None:
        try:
            process.wait()
        except KeyboardInterrupt:  # the app has heard it too, and ends
            continue
    sys.exit(process.returncode)


def try_out(record: Path) -> None:
    """See that the first page is there."""
    with serving(record) as app:
        status = httpx2.get(app.base, headers=app.headers, timeout=PATIENCE).status_code
        print(f"The app answered {status} at {app.base}, and was stopped: nobody looks here.")
    print(f"To look at it: .venv/bin/dragoman serve --record {record}")
    sys.exit(status != httpx2.codes.OK)


if __name__ == "__main__":
    main()
