from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from newsroom import kinds  # noqa: PLC0415 -- models can be imported only now

        from .kind import ARTICLE  # noqa: PLC0415

        kinds.register(ARTICLE)
