"""<article{{ edition.language|written_in }}> <span{{ edition.language|site_words }}>"""

from django import template

from newsroom import languages

register = template.Library()
register.filter(languages.written_in)
register.filter(languages.site_words)
register.filter(languages.direction)
