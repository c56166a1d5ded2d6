from django.urls import path, register_converter

from newsroom.fronts import kind, media_rss

from . import views


class Number:
    """A slide's number as readers write it: no sign, no zeros before it, no page of digits."""

    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Number, "slide_number")

app_name = "gallery"
urlpatterns = [
    path("", kind.front, {"kind": "gallery"}, name="front"),
    path("feed/", media_rss.feed, {"kind": "gallery"}, name="feed"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/photo/<slug:key>/", views.slide, name="slide"),
    path("<slug:slug>/<slide_number:n>/", views.number, name="number"),
    path("<slug:slug>/all/", views.all_slides, name="all"),
    path("<slug:slug>/grid/", views.grid, name="grid"),
    path("<slug:slug>/embed/", views.embed, name="embed"),
]
