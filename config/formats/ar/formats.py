"""Django falls back on the American order here: November 21, 2026, 11 a.m."""

DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
