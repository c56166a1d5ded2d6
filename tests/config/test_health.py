import shutil
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from config import health

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def sound(monkeypatch, settings) -> None:
    settings.MEDIA_ROOT.mkdir(parents=True)
    monkeypatch.setattr(health, "_applied", False)
    monkeypatch.setattr(health, "last_seen", timezone.now)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(2**40, 0, 2**40))


def test_it_is_alive_without_a_database_and_for_any_host(client: Client) -> None:
    for host in ["evil.example", "10.0.0.1:8000", "not a host!"]:
        answer = client.get("/healthz", headers={"host": host})
        assert (answer.status_code, answer.content) == (200, b"ok\n")
        assert answer["Cache-Control"] == "no-store"


def test_it_is_not_sent_to_https(client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/healthz").status_code == 200
    assert Client().get("/admin/").status_code == 301


@pytest.mark.django_db
def test_it_is_ready_when_all_is_well(client: Client) -> None:
    answer = client.get("/readyz", headers={"host": "10.0.0.1"})
    assert answer.status_code == 200
    assert answer.json() == dict.fromkeys(["database", "migrations", "disk", "worker"], "ok")


def test_it_is_not_ready_without_a_database(client: Client, monkeypatch) -> None:
    def refuse() -> None:
        raise OperationalError("no route to db.internal")

    monkeypatch.setattr(health.connection, "cursor", refuse)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")
    assert b"db.internal" not in answer.content


@pytest.mark.django_db
def test_it_is_not_ready_before_the_migrations(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(health, "unapplied_migrations", lambda: 1)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "pending")


@pytest.mark.django_db
def test_it_is_not_ready_on_a_full_disk(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(2**40, 2**40, 2**20))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["disk"]) == (503, "low")


@pytest.mark.django_db
@pytest.mark.parametrize("ago", [timedelta(minutes=2), None])
def test_it_is_not_ready_without_a_worker(client: Client, monkeypatch, ago) -> None:
    monkeypatch.setattr(health, "last_seen", lambda: ago and timezone.now() - ago)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["worker"]) == (503, "silent")


@pytest.mark.django_db
def test_it_needs_no_worker_where_tasks_run_in_the_request(
    client: Client, monkeypatch, settings
) -> None:
    settings.RUN_TASKS = "inline"
    monkeypatch.setattr(health, "last_seen", lambda: None)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["worker"]) == (200, "inline")
