"""The fronts walk ordered indexes: no front may read and sort every edition there is.

With the partial indexes said as NOT (... IS NULL), each front took 100 ms at 20,000 stories. Asked
of SQLite, whose plan does not depend on how many rows a test has.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.fronts.contributor import work_of
from newsroom.fronts.sitemap_parts import live as live_in_part
from newsroom.fronts.tag import tagged
from newsroom.models import Contributor, Edition, Section, Tag
from newsroom.search import matching
from newsroom.search_photos import few_places
from newsroom.search_terms import parse
from newsroom.shown_photos import shown_photos
from tests.factories import MONDAY, make_section

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="plans of SQLite"),
]


def live():
    return Edition.objects.live(MONDAY)


def month():
    return Edition.objects.first_published_between(MONDAY, MONDAY).live(MONDAY)


FRONTS = {
    "edition_newest_first": lambda: live().newest_first().for_cards(),
    "edition_newest_first (first_published_at>? AND first_published_at<?)": lambda: (
        month().newest_first().for_cards()
    ),
    "edition_newest_in_section": lambda: (
        live().in_section(make_section()).newest_first().for_cards()
    ),
    "edition_newest_of_kind": lambda: live().of_kind("gallery").newest_first().for_cards(),
    "edition_tag_newest": lambda: tagged(Tag(pk=1), MONDAY, 21).for_cards(),
    "edition_corrected": lambda: Edition.objects.corrections(MONDAY),
    "edition_contributor_newest": lambda: work_of(Contributor(pk=1), MONDAY, 21).for_cards(),
    "edition_photo_newest (photo_id=?)": lambda: shown_photos(MONDAY).filter(photo_id=1),
    "edition_dates": lambda: Edition.objects.upcoming(MONDAY),
    "edition_by_address": lambda: live().filter(kind="gallery", slug="lap").order_by(),
}


@pytest.mark.parametrize(("index", "rows"), FRONTS.items(), ids=FRONTS)
def test_it_walks_the_index_made_for_it(index, rows):
    plan = rows()[:21].explain()
    assert f"USING INDEX {index}" in plan, plan
    # Sorting a page's rows or equal dates is nothing; sorting all editions is what must not be.
    assert "SCAN newsroom_edition\n" not in plan
    if index not in {"edition_tag_newest", "edition_contributor_newest"}:
        assert "TEMP B-TREE FOR ORDER BY" not in plan


def test_the_photographed_begin_with_the_contributors_own_photos():
    plan = work_of(Contributor(pk=1), MONDAY, 21).explain()
    assert "SEARCH shown USING INDEX edition_photo_newest (photo_id=?" in plan, plan


def test_a_month_is_bounded_by_its_own_end_and_not_by_now():
    """Of two upper bounds the first is taken: `live()` must not come first."""
    sql = str(month().query)
    assert sql.index('"first_published_at" <') < sql.index('"first_published_at" <=')


def test_a_part_of_a_sitemap_reads_its_own_stories():
    plan = live_in_part(MONDAY, 1, 5001).explain()
    assert "SEARCH newsroom_edition USING INDEX" in plan
    assert "story_id>? AND story_id<?" in plan


def test_a_search_looks_up_what_matched():
    plan = plan_of(lambda: matching(live(), parse("sun"), "", slice(21)))
    assert "SEARCH newsroom_edition USING INTEGER PRIMARY KEY (rowid=?)" in plan, plan
    assert plan.count("SCAN newsroom_search VIRTUAL TABLE") == 2, "each index is asked once"


def test_a_search_for_photos_looks_up_what_matched():
    plan = plan_of(lambda: few_places(parse("sun"), MONDAY))
    assert "SEARCH newsroom_searchphoto USING INTEGER PRIMARY KEY (rowid=?)" in plan, plan
    assert "SEARCH newsroom_edition USING INTEGER PRIMARY KEY (rowid=?)" in plan, plan
    assert plan.count("SCAN newsroom_search_photos VIRTUAL TABLE") == 1


def plan_of(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}".replace("%", "%%"), [])
        return "\n".join(row[3] for row in cursor.fetchall())


def test_whether_a_photo_is_shown_lists_nothing():
    assert "LIST SUBQUERY" not in shown_photos(MONDAY).filter(photo_id=1).explain()


def test_the_sections_index_serves_an_empty_section_too():
    section = Section.objects.create(name="Empty", slug="empty")
    plan = live().in_section(section).newest_first()[:21].explain()
    assert "edition_newest_in_section (section_id=? AND first_published_at<?)" in plan
