"""Moments in templates: for readers in words, for machines in HTML's own form."""

from datetime import datetime
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from newsroom import days

register = template.Library()


@register.simple_tag
def day(at: datetime) -> SafeString:
    """<time datetime="2021-11-30T09:15:00+01:00">30 November 2021</time>"""
    return _day(at, get_language() or "", get_current_timezone_name())


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """<time datetime="2021-11-30T09:15:00+01:00">30 November 2021, 09:15 Berlin time</time>"""
    return _moment(at, get_language() or "", get_current_timezone_name())


@lru_cache(maxsize=4096)
def _moment(at: datetime, language: str, zone: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine_time(at), days.moment(at))


@lru_cache(maxsize=4096)
def _day(at: datetime, language: str, zone: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine_time(at), days.day(at))


@register.filter
def machine_time(at: datetime) -> str:
    return days.machine_time(at)
