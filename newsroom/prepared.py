"""Queries of hot pages, compiled once and then run with other values.

Django builds and compiles a query anew each time it is asked, which takes longer than the database
does. Here the compiled SQL is kept, for each thread its own. What comes out are the same instances
(made by newsroom/instances.py) or values.

    of_kind = Prepared(lambda kind, at: Edition.objects.live(at).filter(kind=kind))
    editions = of_kind(kind="gallery", at=now)
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from threading import local
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler

from .instances import InstanceMaker

T = TypeVar("T")  # what the query gives: instances of a model, or values
Value = str | int | datetime | list[int]

FIRST_MOMENT = datetime(3000, 1, 1, tzinfo=UTC)
FIRST_NUMBER = -9_000_000_000


class Prepared(Generic[T]):
    """`build` makes the query from keyword values: texts, numbers, moments and lists of numbers.

    It may use each value only as it stands, in lookups that change nothing about it (exact, in, lt,
    gte); slices must be constant. A list is compiled once for each length.
    """

    def __init__(self, build: Callable[..., "QuerySet[Any, T]"]) -> None:
        self.build = build
        self.of_thread = local()

    def __call__(self, **values: Value) -> list[T]:
        known: dict[tuple[int, ...], Compiled] = self.of_thread.__dict__.setdefault("known", {})
        if [] in values.values():
            return []  # in a list of nothing there is nothing, and no SQL says so
        shape = tuple(len(one) if isinstance(one, list) else 0 for one in values.values())
        if shape not in known:
            known[shape] = Compiled(self.build, values)
        found: list[T] = known[shape].run(values)
        return found


class Compiled:
    """The SQL of one query with its places for values, bound to this thread's connection."""

    def __init__(self, build: Callable[..., Any], values: dict[str, Value]) -> None:
        marks = {
            name: mark_like(place, value) for place, (name, value) in enumerate(values.items())
        }
        queryset = build(**marks)
        self.connection = connections[DEFAULT_DB_ALIAS]
        compiler = queryset.query.get_compiler(connection=self.connection)
        self.sql, params = compiler.as_sql()
        found = {one: place for place, one in enumerate(self.flat(marks))}
        self.places = [(found.get(hashable(param)), param) for param in params]
        self.rows = Rows(queryset, compiler)

    def flat(self, values: dict[str, Value]) -> list[Any]:
        """The values as the database gets them, lists laid out."""
        adapt = self.connection.ops.adapt_datetimefield_value
        return [
            adapt(one) if isinstance(one, datetime) else one
            for value in values.values()
            for one in (value if isinstance(value, list) else [value])
        ]

    def run(self, values: dict[str, Value]) -> list[Any]:
        given = self.flat(values)
        params = [param if place is None else given[place] for place, param in self.places]
        return self.rows.read(self.sql, params)


class Rows:
    """Makes of a compiled query's rows what the queryset would make of them."""

    def __init__(self, queryset: "QuerySet[Any, Any]", compiler: SQLCompiler) -> None:
        self.connection = compiler.connection
        columns = [column for column, _sql, _alias in compiler.select]
        self.converters = list(compiler.get_converters(columns).items())
        self.make = maker_for(queryset, compiler)

    def read(self, sql: str, params: Sequence[Any]) -> list[Any]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
        if self.converters:
            rows = [self.converted(row) for row in rows]
        return [self.make(row) for row in rows]

    def converted(self, row: tuple[Any, ...]) -> list[Any]:
        """As Django's compiler does it, but for NULL, which every field here leaves as it is."""
        values = list(row)
        for place, (converters, expression) in self.converters:
            if values[place] is not None:
                for convert in converters:
                    values[place] = convert(values[place], expression, self.connection)
        return values


def maker_for(queryset: "QuerySet[Any, Any]", compiler: SQLCompiler) -> Callable[[Any], Any]:
    kind = queryset._iterable_class
    if kind is ModelIterable:
        return InstanceMaker(compiler).make
    if kind is FlatValuesListIterable:
        return itemgetter(0)
    if kind is ValuesListIterable:
        return tuple
    raise TypeError(f"Prepared gives instances and lists of values, not what {kind} gives.")


def mark_like(place: int, value: Value) -> Value:
    """A value of the same type that no other place of the query holds."""
    if isinstance(value, list):
        return [FIRST_NUMBER + 100_000 * place + n for n in range(len(value))]
    if isinstance(value, datetime):
        return FIRST_MOMENT + timedelta(days=place)
    if isinstance(value, int):
        return FIRST_NUMBER + 100_000 * place
    return f"\x01{place}"


def hashable(param: Any) -> Any:
    return param if isinstance(param, str | int | datetime) else None
