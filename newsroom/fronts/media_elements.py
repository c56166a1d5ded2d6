"""Media RSS's elements of one picture, in Atom as in RSS: https://www.rssboard.org/media-rss"""

from newsroom.head import absolute
from photos.addresses import media_url, nearest
from photos.models import Photo
from photos.rendition_files import RenditionFile

from .pictures import Picture
from .xml_document import Attributes, XmlDocument

NAMESPACE: Attributes = {"xmlns:media": "http://search.yahoo.com/mrss/"}
JPEG = "image/jpeg"
THUMBNAIL = 640  # pixels wide
PLAIN: Attributes = {"type": "plain"}


def address_of(photo: Photo, file: RenditionFile) -> str:
    assert photo.current_set  # noqa: S101 -- for mypy: it has this file
    return absolute(media_url(photo.current_set, file.name))


def write_media(xml: XmlDocument, picture: Picture, file: RenditionFile) -> None:
    """A credit names people and agencies alike, so it is given no role."""
    photo = picture.photo
    attributes: Attributes = {
        "url": address_of(photo, file),
        "type": JPEG,
        "medium": "image",
        "width": file.width,
        "height": file.height,
        "fileSize": file.bytes,
    }
    with xml.inside("media:content", attributes):
        xml.leaf_if("media:title", picture.title, PLAIN)
        xml.leaf_if("media:description", picture.caption, PLAIN)
        xml.leaf_if("media:credit", picture.credit)
        xml.leaf_if("media:copyright", photo.copyright_notice)
        if photo.licence_url:
            licence = {"type": "text/html", "href": photo.licence_url}
            xml.leaf("media:license", photo.usage_terms or photo.licence_url, licence)
        write_thumbnail(xml, photo)
        xml.leaf("media:player", attributes={"url": picture.url})


def write_thumbnail(xml: XmlDocument, photo: Photo) -> None:
    if file := nearest(photo, THUMBNAIL):
        size = {"width": file.width, "height": file.height}
        xml.leaf("media:thumbnail", attributes={"url": address_of(photo, file), **size})
