"""German and Arabic are complete: every text of the interface, with its placeholders and plurals.

The texts are found here without the gettext programs: in Python by its syntax tree, in templates by
Django's own `templatize`. Catalogues are written by `manage.py makemessages` and `compilemessages`.
"""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGES = {"de": 2, "ar": 6}  # with their number of plural forms
APPS = ["accounts", "articles", "config", "gallery", "newsroom", "photos"]
ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
MANY = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!%)\{\w+\}")
CALL = re.compile(r"""\b(n?p?gettext|_)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
SECOND = re.compile(r"""\s*,\s*u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")

Text = tuple[str, str]  # context, or "", and the English text
Entry = dict[str, object]


def in_python() -> Iterator[Text]:
    for app in APPS:
        for path in Path(settings.BASE_DIR, app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and (name := called(node.func)):
                    texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
                    if name in IN_CONTEXT and len(texts) > 1:
                        yield texts[0], texts[1]
                    elif name in ONE | MANY and texts and isinstance(texts[0], str):
                        yield "", texts[0]


def called(function: ast.expr) -> str:
    """The plain name of what is called, also where it was imported under another one."""
    name = getattr(function, "id", getattr(function, "attr", ""))
    return name if name in ONE | MANY | IN_CONTEXT else ""


def in_templates() -> Iterator[Text]:
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        python_like = templatize(path.read_text(), origin=str(path))
        for found in CALL.finditer(python_like):
            name, text = found[1], ast.literal_eval(found[2])
            if name == "pgettext":
                second = SECOND.match(python_like, found.end())
                yield text, ast.literal_eval(second[1])
            else:
                yield "", text


def po_entries(language: str) -> dict[Text, tuple[str, list[str], str]]:
    """By text: its plural, its translations, its comments."""
    path = Path(settings.BASE_DIR, "locale", language, "LC_MESSAGES", "django.po")
    found = {}
    for part in path.read_text().split("\n\n"):
        words, comments, name = {}, [], ""
        for line in part.splitlines():
            if line.startswith("#"):
                comments.append(line)
                continue
            keyword = re.match(r'(\w+(?:\[\d\])?) (?=")', line)
            name = keyword[1] if keyword else name
            quoted = line[keyword.end() :] if keyword else line
            words[name] = words.get(name, "") + ast.literal_eval(quoted)
        if words.get("msgid"):
            key = (words.get("msgctxt", ""), words["msgid"])
            forms = [text for name, text in words.items() if name.startswith("msgstr")]
            found[key] = words.get("msgid_plural", ""), forms, "\n".join(comments)
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request):
    return request.param, po_entries(request.param)


def test_every_text_is_in_the_catalogue(catalogue):
    language, entries = catalogue
    texts = {*in_python(), *in_templates()}
    assert len(texts) > 600
    missing = sorted(texts - entries.keys())
    assert missing == [], f"makemessages, and translate into {language}: {missing}"


def test_no_text_is_there_that_nobody_says(catalogue):
    _language, entries = catalogue
    assert sorted(entries.keys() - {*in_python(), *in_templates()}) == []


def test_none_is_untranslated_or_fuzzy(catalogue):
    language, entries = catalogue
    for key, (plural, forms, comments) in entries.items():
        assert len(forms) == (LANGUAGES[language] if plural else 1), key
        assert all(forms), key
        assert "fuzzy" not in comments, key


def test_placeholders_are_kept(catalogue):
    """Of the forms for none, one and two Arabic may leave out the number: the noun says it."""
    language, entries = catalogue
    for (_context, text), (plural, forms, _comments) in entries.items():
        singular, several = placeholders(text), placeholders(plural or text)
        for place, form in enumerate(forms):
            allowed = [several]
            if plural and place == (1 if language == "ar" else 0):
                allowed += [singular]
            if plural and language == "ar" and place < 3:
                allowed += [[one for one in several if not one.startswith("%(n)")]]
            assert placeholders(form) in allowed, text


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def test_the_compiled_catalogue_is_of_this_text(catalogue):
    """Compiled files are shipped, so that a site needs no gettext programs."""
    language, entries = catalogue
    path = Path(settings.BASE_DIR, "locale", language, "LC_MESSAGES", "django.mo")
    with path.open("rb") as file:
        compiled = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    expected = {}
    for (context, text), (plural, forms, _comments) in entries.items():
        key = f"{context}\x04{text}" if context else text
        expected |= {(key, n): form for n, form in enumerate(forms)} if plural else {key: forms[0]}
    compiled.pop("")
    assert compiled == expected, "manage.py compilemessages"
