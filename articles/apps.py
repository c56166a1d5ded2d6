from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from newsroom import kinds  # noqa: PLC0415 -- models can be imported only now

        from .kind import ARTICLE  # noqa: PLC0415

        kinds.register(ARTICLE)
