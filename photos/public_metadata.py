"""What a public file says of itself: who made it, whose it is, under which licence. Nothing else.

XMP goes into every format; IPTC-IIM, which many newsrooms' tools still read, into JPEG only.
"""

from typing import Any
from xml.sax.saxutils import escape

UTF8 = b"\x1b%G"


def xmp_packet(facts: dict[str, Any]) -> bytes:
    """An XMP packet of whatever of the six facts is there; b"" of none."""
    said = {name: escape(value) for name, value in facts.items() if value}
    parts = [
        _put(said, "byline", "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"),
        _put(said, "credit", "<photoshop:Credit>{}</photoshop:Credit>"),
        _put(said, "copyright_notice", _in_any_language("dc:rights")),
        _put(said, "licence_url", "<xmpRights:WebStatement>{}</xmpRights:WebStatement>"),
        _put(said, "usage_terms", _in_any_language("xmpRights:UsageTerms")),
        _put(
            said,
            "acquire_licence_url",
            '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">'
            "<plus:LicensorURL>{}</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>",
        ),
    ]
    body = "".join(parts)
    if not body:
        return b""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">'
        f"{body}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def _in_any_language(name: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{{}}</rdf:li></rdf:Alt></{name}>'


def _put(said: dict[str, str], name: str, shape: str) -> str:
    return shape.replace("{}", said[name]) if name in said else ""


def app13_segment(facts: dict[str, Any]) -> bytes:
    """The same as IPTC-IIM in one whole APP13 segment: Photoshop 3.0, resource 8BIM 0404."""
    names = ((80, "byline"), (110, "credit"), (116, "copyright_notice"))
    sets = [_dataset(2, number, facts.get(name, "")) for number, name in names]
    said = b"".join(sets)
    if not said:
        return b""
    block = _raw_dataset(1, 90, UTF8) + _raw_dataset(2, 0, b"\x00\x04") + said
    block += b"\x00" * (len(block) % 2)
    resource = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block
    content = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content


def _dataset(record: int, number: int, text: str) -> bytes:
    return _raw_dataset(record, number, text.encode()) if text else b""


def _raw_dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value
