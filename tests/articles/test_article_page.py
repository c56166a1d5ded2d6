"""/articles/<slug>/"""

import re

import pytest
from django.utils import timezone

from articles.models import Block
from newsroom import publishing
from newsroom.models import RelatedStory
from photos.models import Photo
from tests.factories import MONDAY, make_article, publish
from tests.gallery.test_gallery_page import body as body_at
from tests.gallery.test_gallery_page import data_in
from tests.gallery.test_gallery_page import page as page_at

ADDRESS = "/articles/carries-on/"


def page(client, address: str = ADDRESS) -> str:
    return page_at(client, address)


def body(client, address: str = ADDRESS) -> str:
    return body_at(client, address)


@pytest.mark.parametrize(
    "said",
    [
        "At 23",
        "What all the trouble is for.",
        "<h2>A subhead</h2>",
        "It goes <em>on</em>.",
        "A photo in the text.",
        "A quotation.",
        "Somebody",
        "The gallery within",
        "12 photos",
        "The lap, filmed",
        "Crew-2",
    ],
)
def test_it_shows_all_its_parts(client, article, said) -> None:
    assert said in body(client)


def test_it_has_one_h1_and_its_title(client, article) -> None:
    html = page(client)
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == ["The station carries on"]
    assert "<title>The station carries on – Flyaround</title>" in html


def test_it_names_who_did_what(client, article) -> None:
    html = re.sub(r"<[^>]+>|\s+", " ", body(client))
    assert "By Space Desk" in re.sub(r"\s+", " ", html)
    assert "Photos: Picture Desk" in re.sub(r"\s+", " ", html)


def test_it_dates_itself_in_the_sites_zone(client, article, settings) -> None:
    at_nine = '<time datetime="2026-03-02T09:00:00+00:00">2 March 2026, 09:00 universal time (UTC)<'
    assert at_nine in page(client)
    settings.TIME_ZONE = "Europe/Berlin"
    at_ten = '<time datetime="2026-03-02T10:00:00+01:00">2 March 2026, 10:00 Berlin time<'
    assert at_ten in page(client)


def test_it_says_when_it_was_updated_and_what_was_corrected(client, article) -> None:
    assert "Updated" not in page(client)
    article.dek = "Another dek."
    publishing.save(article, None)
    publishing.publish(article, None, correction="It was twelve, not ten.")
    html = body(client)
    assert "Updated" in html
    assert "It was twelve, not ten." in html


def test_it_keeps_an_earlier_correction(client, article) -> None:
    for dek, correction in (
        ("One.", "The first note."),
        ("Two.", ""),
        ("Three.", "The last note."),
    ):
        article.dek = dek
        publishing.save(article, None)
        publishing.publish(article, None, correction=correction)
    html = body(client)
    assert html.index("The last note.") < html.index("The first note.")


def test_it_credits_every_photo(client, article) -> None:
    html = body(client)
    in_text, full = [block for block in article.blocks.all() if block.kind == Block.Kind.PHOTO]
    assert article.lead_photo.credit in html
    assert in_text.photo.credit in html
    assert "Credit here" in html
    assert full.photo.credit not in html
    gallery = article.blocks.get(kind=Block.Kind.GALLERY).gallery
    assert gallery.slides.first().photo.credit in html


def test_it_opens_slides_from_the_strip(client, article) -> None:
    gallery = article.blocks.get(kind=Block.Kind.GALLERY).gallery
    assert f'href="/gallery/within/photo/{gallery.slides.all()[1].key}/"' in page(client)


def test_it_names_its_section_beside_its_kicker(client, article) -> None:
    kicker = re.search(r'<p class="kicker">(.*?)</p>', page(client))
    assert kicker is not None
    assert '<a href="/section/space/">Space</a>' in kicker[1]
    assert "At 23" in kicker[1]


def test_it_says_how_long_it_takes(client, article) -> None:
    assert "1 minute to read" in body(client)


def test_it_leads_from_the_head_to_its_corrections(client, article) -> None:
    assert 'href="#corrections"' not in page(client)
    article.dek = "Another."
    publishing.save(article, None)
    publishing.publish(article, None, correction="It was twelve.")
    html = page(client)
    assert html.count('href="#corrections"') == html.count('id="corrections"') == 1


def test_it_is_shared_by_plain_links(client, article) -> None:
    html = page(client)
    address = "http%3A%2F%2F127.0.0.1%3A8000%2Farticles%2Fcarries-on%2F"
    links = re.findall(r'<a href="([^"]+)" rel="nofollow noopener">', html)
    assert len(links) == 6
    assert all(address in link for link in links)
    assert links[0] == f"mailto:?subject=The%20station%20carries%20on&amp;body={address}"


def test_a_preview_is_not_shared(client, article, editor) -> None:
    link = publishing.preview(article, editor)
    assert "nofollow noopener" not in page(client, f"/preview/{link.token}/")


def test_only_a_page_with_a_video_has_a_script(client, article) -> None:
    scripts = r'<script type="module" src="([^"]+)"'
    assert [src.split("/")[-1][:5] for src in re.findall(scripts, page(client))] == ["video"]
    article.blocks.filter(kind=Block.Kind.EMBED).delete()
    publishing.save(article, None)
    publish(article)
    assert re.findall(scripts, page(client)) == []


def test_it_loads_nothing_from_the_video_host(client, article) -> None:
    html = page(client)
    assert 'href="https://www.youtube.com/watch?v=abc"' in html
    assert "<iframe" not in html
    assert not re.search(r'(?:src|srcset)="[^"]*youtube', html)


def test_it_leaves_out_what_may_not_be_shown(client, article) -> None:
    block = article.blocks.filter(kind=Block.Kind.PHOTO).first()
    Photo.objects.filter(pk__in=[block.photo_id, article.lead_photo_id]).update(
        taken_down_at=timezone.now()
    )
    publishing.withdraw(article.blocks.get(kind=Block.Kind.GALLERY).gallery, None)
    html = page(client)
    assert "A photo in the text." not in html
    assert article.lead_photo.credit not in html
    assert "The gallery within" not in html


def test_it_is_described_as_news(client, article) -> None:
    data = data_in(page(client))
    assert data["@type"] == "NewsArticle"
    assert [person["name"] for person in data["author"]] == ["Space Desk", "Picture Desk"]
    assert data["datePublished"].startswith("2026-03-02T09:00:00")
    assert data["image"][0].endswith("/card.jpg")


def test_it_shares_with_words_of_its_own(client, article) -> None:
    article.share_title, article.share_description = "Shared title", "Shared words"
    publishing.save(article, None)
    publish(article)
    html = page(client)
    assert '<meta property="og:title" content="Shared title">' in html
    assert '<meta name="description" content="Shared words">' in html


def test_it_reads_on_with_chosen_stories_that_are_live(client, article) -> None:
    live, draft = make_article(headline="Chosen and live"), make_article(headline="Chosen, a draft")
    in_section = make_article(headline="Of the section")
    for story in (live, in_section):
        publish(story, MONDAY)
    RelatedStory.objects.create(story=article, to=draft)
    publishing.save(article, None)
    publish(article)
    assert "Of the section" in page(client)  # nothing chosen is live
    RelatedStory.objects.create(story=article, to=live, position=2)
    publishing.save(article, None)
    publish(article)
    html = page(client)
    assert "Chosen and live" in html
    assert "Chosen, a draft" not in html


def test_it_asks_at_most_six_questions_however_long(
    client, article, django_assert_max_num_queries
) -> None:
    for n in range(20):
        publish(make_article(headline=f"Other {n}"), MONDAY)
    with django_assert_max_num_queries(6):
        page(client)
    for place in range(10, 30):
        article.blocks.create(
            position=place, kind=Block.Kind.PHOTO, photo=article.lead_photo, caption="Again"
        )
    publishing.save(article, None)
    publishing.publish(article, None, correction="It is longer now.")
    with django_assert_max_num_queries(6):
        page(client)


def test_it_sets_no_cookie(client, article) -> None:
    answer = client.get(ADDRESS)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_it_is_gone_moved_or_never_was(client, article) -> None:
    assert client.get("/articles/never/").status_code == 404
    article.slug = "carried-on"
    publishing.save(article, None)
    publish(article)
    assert client.get(ADDRESS)["Location"] == "/articles/carried-on/"
    publishing.withdraw(article, None)
    assert client.get("/articles/carried-on/").status_code == 410


def test_it_is_previewed_with_the_same_page(client, article, editor) -> None:
    article.headline = "A headline to come"
    publishing.save(article, None)
    link = publishing.preview(article, editor)
    assert "A headline to come" in page(client, f"/preview/{link.token}/")
    assert "A headline to come" not in page(client)
