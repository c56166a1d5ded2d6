import pytest
from django.test import Client

pytestmark = pytest.mark.urls("tests.config.urls_for_headers")


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_it_takes_no_body_from_a_reader(client: Client, method: str) -> None:
    answer = client.generic(method.upper(), "/", data=b"x", content_type="text/plain")
    assert answer.status_code == 413
    assert b"<h1>" in answer.content


def test_it_takes_no_body_of_unknown_length(client: Client) -> None:
    assert client.get("/", headers={"transfer-encoding": "chunked"}).status_code == 413


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_it_names_the_methods_it_takes(client: Client, method: str) -> None:
    answer = client.generic(method, "/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_it_takes_forms_at_the_desk(client: Client) -> None:
    assert client.post("/admin/page/", {"a": "b"}).status_code == 200


def test_it_answers_head_with_the_length_and_no_body(client: Client) -> None:
    answer = client.head("/")
    assert (answer.status_code, answer["Content-Length"], answer.content) == (200, "4", b"")


def test_it_answers_413_to_a_form_that_is_too_large(settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    client = Client(raise_request_exception=False)
    answer = client.post("/admin/form/", "a=" + "b" * 20, "application/x-www-form-urlencoded")
    assert answer.status_code == 413
