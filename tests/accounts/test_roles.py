import pytest

from accounts.models import User
from accounts.roles import MAY, PUBLISH
from tests.factories import make_user

ROLES = ["reporter", "photo_editor", "editor", "administrator"]

# What somebody wants to do, and who may: reporter, photo editor, editor, administrator.
TABLE = [
    ("gallery.add_gallery", "yyyy"),
    ("gallery.change_slide", "yyyy"),
    ("articles.change_article", "yyyy"),
    ("newsroom.view_edition", "yyyy"),
    ("newsroom.add_tag", "yyyy"),
    (PUBLISH, "nnyy"),
    ("newsroom.change_section", "nnyy"),
    ("newsroom.change_contributor", "nyyy"),
    ("photos.add_photo", "yyyy"),
    ("photos.change_photo", "yyyy"),
    ("photos.delete_photo", "nyyy"),
    ("photos.take_down_photo", "nyyy"),
    ("accounts.view_auditentry", "nnyy"),
    ("accounts.change_user", "nnny"),
]


@pytest.mark.parametrize(("permission", "answers"), TABLE)
@pytest.mark.django_db
def test_it_answers_by_role(permission: str, answers: str) -> None:
    users = [make_user(role) for role in ROLES]
    assert "".join("y" if user.has_perm(permission) else "n" for user in users) == answers


def test_it_knows_every_role() -> None:
    assert set(MAY) == set(User.Role.values) == set(ROLES)


@pytest.mark.django_db
def test_it_gives_an_inactive_account_nothing() -> None:
    user = make_user("administrator", is_active=False)
    assert not user.has_perm("gallery.view_gallery")
    assert not user.has_module_perms("gallery")
    assert user.get_all_permissions() == set()


@pytest.mark.django_db
def test_it_lists_all_that_a_role_may_do() -> None:
    may = make_user("reporter").get_all_permissions()
    assert "gallery.change_gallery" in may
    assert PUBLISH not in may


@pytest.mark.django_db
def test_it_makes_a_superuser_an_administrator() -> None:
    user = User.objects.create_superuser("chief", password="correct horse battery")
    assert (user.role, user.is_superuser, user.is_staff) == ("administrator", True, True)
