from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo: painted photos, written stories, one command. A real site can leave it out."""

    name = "config.demo"
    label = "demo"
