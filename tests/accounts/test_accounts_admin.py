import pytest
from django.test import Client
from django.urls import reverse

from accounts.audit import record
from accounts.models import AuditEntry, User
from tests.factories import make_user


@pytest.fixture
def chief(db) -> User:
    return make_user("administrator")


@pytest.fixture
def client(chief) -> Client:
    client = Client()
    client.force_login(chief, backend="accounts.roles.RoleBackend")
    return client


def change(client: Client, user: User, **values: str):
    form = {"username": user.username, "role": user.role, "is_staff": "on", "is_active": "on"}
    address = reverse("admin:accounts_user_change", args=[user.pk])
    return client.post(address, {k: v for k, v in (form | values).items() if v})


@pytest.mark.parametrize("model", ["user", "auditentry"])
def test_it_lists(client, chief, model) -> None:
    record(chief, "published", chief)
    answer = client.get(reverse(f"admin:accounts_{model}_changelist"))
    assert answer.status_code == 200
    assert chief.username in answer.content.decode()


def test_it_offers_no_groups(client, chief) -> None:
    page = client.get(reverse("admin:accounts_user_change", args=[chief.pk])).content.decode()
    assert 'name="role"' in page
    assert "groups" not in page
    assert "user_permissions" not in page


def test_it_makes_an_account_and_logs_it(client, chief) -> None:
    words = {"password1": "a long enough phrase", "password2": "a long enough phrase"}
    form = {"username": "new", "role": "reporter", "usable_password": "true", **words}
    answer = client.post(reverse("admin:accounts_user_add"), form)
    assert answer.status_code == 302
    assert User.objects.get(username="new").check_password("a long enough phrase")
    assert AuditEntry.objects.get().action == "account made"


def test_it_changes_a_role_and_logs_it(client, chief) -> None:
    reporter = make_user("reporter")
    assert change(client, reporter, role="editor").status_code == 302
    reporter.refresh_from_db()
    assert reporter.role == "editor"
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.target_id) == (chief, "account changed", reporter.pk)


def test_it_logs_a_new_password_without_the_password(client, chief) -> None:
    reporter = make_user("reporter")
    words = {"password1": "quite another phrase", "password2": "quite another phrase"}
    address = reverse("admin:auth_user_password_change", args=[reporter.pk])
    client.post(address, words | {"usable_password": "true"})
    entry = AuditEntry.objects.get()
    assert entry.action == "password changed"
    assert "phrase" not in entry.detail


@pytest.mark.parametrize("lost", [{"role": "editor"}, {"is_active": ""}, {"is_staff": ""}])
def test_it_keeps_the_last_administrator(client, chief, lost) -> None:
    answer = change(client, chief, **lost)
    assert "last account that may administer" in answer.content.decode()
    chief.refresh_from_db()
    assert User.objects.administrators().get() == chief


def test_it_lets_an_administrator_go_where_another_stays(client, chief) -> None:
    make_user("administrator")
    assert change(client, chief, role="editor").status_code == 302


def test_it_deletes_no_account(client) -> None:
    reporter = make_user("reporter")
    answer = client.post(reverse("admin:accounts_user_delete", args=[reporter.pk]), {"post": "yes"})
    assert answer.status_code == 403


@pytest.mark.parametrize("action", ["add", "delete", "change"])
def test_it_only_shows_the_log(client, chief, action) -> None:
    entry = record(chief, "published", chief)
    args = [] if action == "add" else [entry.pk]
    answer = client.post(reverse(f"admin:accounts_auditentry_{action}", args=args), {"post": "yes"})
    assert answer.status_code == 403
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["reporter", "photo_editor", "editor"])
def test_it_is_closed_to_others(role) -> None:
    client = Client()
    client.force_login(make_user(role), backend="accounts.roles.RoleBackend")
    assert client.get(reverse("admin:accounts_user_changelist")).status_code == 403
