import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_user

LOGIN = {"username": "reporter", "password": "wrong"}


@pytest.mark.django_db
def test_it_answers_429_after_five_wrong_passwords_and_says_when_to_return() -> None:
    make_user("reporter", username="reporter")
    client = Client()
    statuses = [client.post(reverse("admin:login"), LOGIN).status_code for _ in range(5)]
    assert statuses[:4] == [200] * 4
    answer = client.post(reverse("admin:login"), LOGIN | {"password": "correct horse battery"})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "3600"
    assert "Wait an hour" in answer.content.decode()


@pytest.mark.django_db
def test_it_lets_others_in_meanwhile() -> None:
    make_user("reporter", username="reporter")
    make_user("editor", username="editor")
    client = Client()
    for _ in range(5):
        client.post(reverse("admin:login"), LOGIN)
    right = {"username": "editor", "password": "correct horse battery"}
    assert client.post(reverse("admin:login"), right).status_code == 302
