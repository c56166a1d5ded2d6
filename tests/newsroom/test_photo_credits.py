import pytest
from django.urls import reverse

from newsroom.folding import fold
from newsroom.models import PhotoCredit
from newsroom.photo_credits import credit_contributor, credit_photos, names_in
from photos.editing import save_photo
from tests.factories import make_contributor, make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def pesquet():
    contributor = make_contributor("Thomas Pesquet")
    credit_contributor(contributor)
    return contributor


def credited(contributor):
    return set(PhotoCredit.objects.filter(contributor=contributor).values_list("photo", flat=True))


@pytest.mark.parametrize(
    "line",
    [
        "Thomas Pesquet",
        "NASA/ESA/Thomas Pesquet",
        "ESA / thomas pesquet",
        "Thómas Pesquet",
        "Someone Else and Thomas Pesquet",
    ],
)
def test_every_way_of_writing_it_leads_to_one_contributor(pesquet, line):
    photo = make_photo(credit=line)
    credit_photos(photo.pk)
    assert credited(pesquet) == {photo.pk}


def test_another_name_does_not(pesquet):
    photo = make_photo(credit="Thomas Pesquet-Martin")
    credit_photos(photo.pk)
    assert credited(pesquet) == set()


def test_a_name_variant_finds_the_photos_that_are_there(pesquet):
    photo = make_photo(byline="T. Pesquet")
    pesquet.credited_as.create(name="T. Pesquet", folded=fold("T. Pesquet"))
    credit_contributor(pesquet)
    assert credited(pesquet) == {photo.pk}


def test_a_mended_credit_leads_elsewhere(pesquet):
    photo = make_photo(credit="Thomas Pesquet")
    credit_photos(photo.pk)
    save_photo(photo, None, {"credit": "Space Desk"})
    assert credited(pesquet) == set()


def test_the_desk_finds_a_new_contributors_photos(editor_client):
    photo = make_photo(byline="Ada Lens")
    none = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    form = {"name": "Ada Lens", "slug": "ada-lens", "bio": "", "portrait": "", "user": ""}
    form |= {f"credited_as-{name}": value for name, value in none.items()}
    response = editor_client.post(reverse("admin:newsroom_contributor_add"), form)
    assert response.status_code == 302, response.context["errors"]
    assert list(PhotoCredit.objects.values_list("photo", "contributor__slug")) == [
        (photo.pk, "ada-lens")
    ]


def test_names_are_parted_at_the_marks_of_credit_lines():
    assert names_in("NASA/ESA", "A; B") >= {"nasa", "esa", "nasa/esa", "a", "b"}
