import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry, User


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("user_role_is_known", lambda: User.objects.create(username="a", role="owner")),
        ("audit_action_is_named", lambda: AuditEntry.objects.create(action="")),
    ],
)
def test_it_refuses_what_must_not_be(name, make) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make()


@pytest.mark.django_db
def test_it_keeps_user_names_apart() -> None:
    User.objects.create(username="a")
    with pytest.raises(IntegrityError, match=r"(?i)username"), transaction.atomic():
        User.objects.create(username="a")
