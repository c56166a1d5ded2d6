"""Sections, tags, contributors and home leads: mended once, public at once."""

import pytest

from accounts.models import User
from newsroom.models import Contributor, CreditedName, HomeLead, PreviewLink, Section, Tag
from photos.public_revision import current
from tests.factories import make_contributor, make_section, make_user, publish


def names(*rows):
    data = {"credited_as-TOTAL_FORMS": len(rows), "credited_as-INITIAL_FORMS": "0"}
    return data | {f"credited_as-{i}-name": name for i, name in enumerate(rows)}


def test_it_bumps_the_revision_with_a_mended_section(desk):
    section, before = make_section(), current()
    data = {"name": "Deep space", "slug": section.slug, "position": "0", "description": ""}
    desk.client.post(f"/admin/newsroom/section/{section.pk}/change/", data)
    assert Section.objects.get().name == "Deep space"
    assert current() == before + 1


@pytest.mark.parametrize("url", ["/admin/newsroom/tag/{}/delete/", "/admin/newsroom/tag/"])
def test_it_bumps_the_revision_with_a_deleted_tag(db, at_desk, url):
    tag, before = Tag.objects.create(name="Old", slug="old"), current()
    desk = at_desk(make_user(User.Role.ADMINISTRATOR))
    data = {"post": "yes", "action": "delete_selected", "_selected_action": tag.pk}
    desk.client.post(url.format(tag.pk), data)
    assert not Tag.objects.exists()
    assert current() == before + 1


def test_it_folds_the_names_of_a_contributor(desk):
    data = {"name": "Thomas", "slug": "thomas", "bio": ""} | names("NASA/ESA/Tomáš")
    desk.client.post("/admin/newsroom/contributor/add/", data)
    assert CreditedName.objects.get(name="NASA/ESA/Tomáš").folded == "nasa/esa/tomas"


def test_it_leads_one_name_to_one_contributor(desk):
    other = make_contributor("Picture Desk")
    CreditedName.objects.create(contributor=other, name="NASA", folded="nasa")
    data = {"name": "Thomas", "slug": "thomas", "bio": ""} | names("Nasa")
    page = desk.client.post("/admin/newsroom/contributor/add/", data).content.decode()
    assert "already leads to Picture Desk" in page
    assert not Contributor.objects.filter(slug="thomas").exists()


def test_it_remembers_who_chose_the_lead(desk, gallery):
    publish(gallery)
    before = current()
    data = {"story": gallery.pk, "leads_from_0": "2026-03-02", "leads_from_1": "09:00:00"}
    desk.client.post("/admin/newsroom/homelead/add/", data)
    assert HomeLead.objects.get().chosen_by == desk.user
    assert current() == before + 1


def test_it_revokes_preview_links(desk, gallery):
    desk.save(gallery, "_preview")
    link = PreviewLink.objects.get()
    data = {"action": "revoke", "_selected_action": link.pk}
    desk.client.post("/admin/newsroom/previewlink/", data)
    link.refresh_from_db()
    assert link.revoked_at is not None


@pytest.mark.parametrize("url", ["section/add/", "homelead/add/", "contributor/add/"])
def test_it_keeps_reporters_out_of_live_facts(reporter_desk, url):
    assert reporter_desk.client.get(f"/admin/newsroom/{url}").status_code == 403
