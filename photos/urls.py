from django.urls import path, register_converter

from .media import media


class SetKey:
    """Of `photos.models.new_set_key`."""

    regex = "[A-Za-z0-9_-]{22}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class RenditionName:
    regex = r"[a-z0-9]{1,10}(?:\.(?:avif|jpg))"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SetKey, "set_key")
register_converter(RenditionName, "rendition_name")

app_name = "photos"
urlpatterns = [path("media/<set_key:key>/<rendition_name:name>", media, name="media")]
