"""The files in deploy/ and what the README says of hosting, each one used."""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")


def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(DEPLOY / "flyaround.service")
    return parser


def test_the_unit_runs_a_command_that_exists() -> None:
    service = unit()["Service"]
    python, script, command = shlex.split(service["ExecStart"])
    assert python == f"{service['WorkingDirectory']}/.venv/bin/python"
    assert (ROOT / script).is_file()
    assert command in get_commands()


def test_the_unit_lets_the_site_write_where_the_readme_puts_its_data() -> None:
    service = unit()["Service"]
    readme = (ROOT / "README.md").read_text()
    assert f'DATA_ROOT="{service["ReadWritePaths"]}"' in readme
    assert f"cat > {service['EnvironmentFile']} <<END" in readme
    assert f"ADDRESS {service['WorkingDirectory']}" in readme


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_the_unit_is_understood_by_systemd(tmp_path) -> None:
    text = (DEPLOY / "flyaround.service").read_text()
    text = text.replace("/srv/flyaround/site/.venv/bin/python", sys.executable)
    (tmp_path / "flyaround.service").write_text(text)
    command = ["systemd-analyze", "verify", str(tmp_path / "flyaround.service")]
    said = subprocess.run(command, capture_output=True, text=True)
    assert "flyaround.service:" not in said.stderr


def test_the_procfiles_command_serves_on_the_port_it_is_given(
    environment, tmp_path, port, copy_tables
) -> None:
    copy_tables(Path(environment["DATA_ROOT"]) / "db.sqlite3")
    name, command = (ROOT / "Procfile").read_text().strip().split(": ", 1)
    assert name == "web"
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    environment |= {
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PORT": str(port),
    }
    process = subprocess.Popen(shlex.split(command), env=environment, cwd=ROOT)
    try:
        assert answered(port, "/healthz")
    finally:
        process.terminate()
    assert process.wait(20) == 0


def answered(port: int, path: str) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).status == 200
        except OSError:
            time.sleep(0.2)
    return False


@pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: apt install nginx)")
def test_nginx_understands_its_file(tmp_path, port) -> None:
    site = (DEPLOY / "nginx.conf").read_text().replace("listen 80;", f"listen {port};")
    site = site.replace("listen [::]:80;", "")
    (tmp_path / "site").write_text(site)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nerror_log {tmp_path}/errors;\nevents {{}}\n"
        f"http {{ access_log off; include {tmp_path}/site; }}\n"
    )
    command = [NGINX, "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    said = subprocess.run(command, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_proxies_speak_to_where_serve_listens_and_let_a_photo_through(name) -> None:
    text = (DEPLOY / name).read_text()
    assert text.count("{") == text.count("}") > 1
    assert "127.0.0.1:8000" in text
    size = re.search(r"(?:client_max_body_size |max_size )(\d+)(?:m|MB)\b", text)
    assert size
    assert int(size[1]) * 10**6 > settings.PHOTO_MAX_BYTES


def test_the_readmes_table_has_every_variable() -> None:
    source = (ROOT / "config" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert len(read) > 15
    assert read == told


def test_the_readme_has_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text()
    begin = "    python3 -m venv .venv && .venv/bin/pip install -r "
    assert f"{begin}requirements.txt && .venv/bin/python manage.py demo\n" in readme
    assert f"{begin}requirements-dev.txt && .venv/bin/pytest\n" in readme
