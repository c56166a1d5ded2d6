"""Instances of models from the rows of a compiled query.

`Model.__init__` walks all fields of a model, fifty for a photo, to set the few that were asked for;
a front makes a hundred instances. Here the values are put where it would put them, and the other
fields stay deferred. No signal is sent and no `from_db` called: no model here has any.
"""

from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.sql.compiler import SQLCompiler


class InstanceMaker:
    """Makes an instance, and those that came with it by select_related, from each row."""

    def __init__(self, compiler: SQLCompiler, info: dict[str, Any] | None = None) -> None:
        info = info or compiler.klass_info
        columns = info["select_fields"]
        self.model: type[Model] = info["model"]
        self.database = compiler.using
        self.columns = slice(columns[0], columns[-1] + 1)
        self.names = [column[0].target.attname for column in compiler.select[self.columns]]
        self.key = columns[0] + self.names.index(self.model._meta.pk.attname)
        self.annotations = {} if "field" in info else compiler.annotation_col_map or {}
        self.related = [
            (one["local_setter"], one["remote_setter"], InstanceMaker(compiler, one))
            for one in info.get("related_klass_infos", ())
        ]

    def make(self, row: Any) -> Model:
        instance = self.model.__new__(self.model)
        instance.__dict__.update(zip(self.names, row[self.columns], strict=True))
        state = instance._state = ModelState()
        state.adding, state.db = False, self.database
        for set_here, set_there, maker in self.related:
            other = maker.make(row) if row[maker.key] is not None else None
            set_here(instance, other)
            if other is not None:
                set_there(other, instance)
        for name, column in self.annotations.items():
            setattr(instance, name, row[column])
        return instance
