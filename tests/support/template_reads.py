"""What templates read: each expression is followed through sets, loops, macros and includes with the types of the values."""

import dataclasses
import inspect
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, FileSystemLoader, nodes

Kind = Any
"""A type as annotations name it, or one of the classes below for what only a template makes."""

Kinds = tuple[Kind, ...]
"""The types that a value may have; empty where nothing is known of it."""

OF_JINJA = {"range", "loop", "caller", "self", "super"}


@dataclass(frozen=True)
class Words:
    """One of some texts, such as the names in `["dose", "compared"]`."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    """A list or tuple that a template makes: the types of each of its parts."""

    parts: tuple[Kinds, ...]


@dataclass(frozen=True)
class Entries:
    """A dict that a template makes."""

    values: tuple[tuple[str, Kinds], ...]


@dataclass(frozen=True)
class Returns:
    """A function or method: the types of what it returns."""

    kinds: Kinds


@dataclass(frozen=True)
class MacroOf:
    """A macro of a template."""

    template: str
    name: str


Scope = dict[str, Kinds]


def kinds_of(hint: Kind) -> Kinds:
    """Return the types that an annotation stands for."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return unique(kind for one in get_args(hint) for kind in kinds_of(one))
    if hasattr(hint, "__metadata__"):
        return kinds_of(hint.__origin__)
    return () if hint in (Any, None, type(None)) else (hint,)


def unique(kinds: Iterable[Kind]) -> Kinds:
    """Return types without those that are there already."""
    return tuple(dict.fromkeys(kinds))


@dataclass
class Reads:
    """What the templates of a theme read: classes with attributes, functions by name, and what is not there."""

    theme: Path
    functions: Mapping[str, Callable[..., Any]]
    attributes: set[tuple[type, str]] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    done: set[tuple[MacroOf, Any]] = field(default_factory=set)
    place: str = ""

    def __post_init__(self) -> None:
        folders = [self.theme / "templates", self.theme]
        self.environment = Environment(loader=FileSystemLoader(folders), autoescape=True)

    def parse(self, name: str) -> nodes.Template:
        """Return the tree of a template."""
        loader = self.environment.loader
        assert loader
        return self.environment.parse(loader.get_source(self.environment, name)[0], name)

    def read(self, name: str, context: Scope) -> None:
        """Follow a template whose names are `context`: first what it sets, as those below it may read it, then its parts."""
        scope, chain = dict(context), [name]
        trees = [self.parse(name)]
        while parents := list(trees[-1].find_all(nodes.Extends)):
            assert isinstance(parents[0].template, nodes.Const)
            chain.append(parents[0].template.value)
            trees.append(self.parse(chain[-1]))
        for self.place, tree in zip(chain, trees, strict=True):
            for node in tree.body:
                if isinstance(node, (nodes.Assign, nodes.FromImport)):
                    self.visit(node, scope)
        own: dict[str, bool] = {}
        for self.place, tree in zip(chain, trees, strict=True):
            seen = {
                block.name: any(call.node.name == "super" for call in block.find_all(nodes.Call) if is_name(call.node))
                for block in tree.find_all(nodes.Block)
            }
            self.overridden = {block for block, goes_on in own.items() if not goes_on}
            for node in tree.body:
                if not isinstance(node, (nodes.Assign, nodes.FromImport, nodes.Extends)):
                    self.visit(node, scope)
            own = {**seen, **own}

    def visit(self, node: nodes.Node, scope: Scope) -> None:
        """Follow a statement."""
        match node:
            case nodes.Extends() | nodes.Macro():
                return
            case nodes.Block():
                if node.name not in self.overridden:
                    self.body(node.body, dict(scope))
            case nodes.Assign():
                self.bind(node.target, self.kinds(node.node, scope), scope)
            case nodes.AssignBlock():
                self.body(node.body, dict(scope))
                self.bind(node.target, (str,), scope)
            case nodes.FromImport():
                assert isinstance(node.template, nodes.Const)
                for name in node.names:
                    first, last = name if isinstance(name, tuple) else (name, name)
                    scope[last] = (MacroOf(node.template.value, first),)
            case nodes.Include():
                if isinstance(node.template, nodes.Const):
                    self.body(self.parse(node.template.value).body, dict(scope))
                else:
                    self.kinds(node.template, scope)
            case nodes.For():
                inner = dict(scope)
                self.bind(node.target, elements(self.kinds(node.iter, scope)), inner)
                if node.test:
                    self.kinds(node.test, inner)
                self.body(node.body, inner)
                self.body(node.else_, dict(scope))
            case nodes.CallBlock():
                self.kinds(node.call, scope)
                self.body(node.body, dict(scope))
            case nodes.Expr():
                self.kinds(node, scope)
            case _:
                self.body(node.iter_child_nodes(), scope)

    def body(self, found: Iterable[nodes.Node], scope: Scope) -> None:
        """Follow some statements."""
        for node in found:
            self.visit(node, scope)

    def bind(self, target: nodes.Node, kinds: Kinds, scope: Scope) -> None:
        """Give a name, or each of several, the types of a value."""
        if isinstance(target, nodes.Tuple):
            for number, one in enumerate(target.items):
                self.bind(one, unique(kind for found in kinds for kind in part(found, number)), scope)
        elif isinstance(target, nodes.Name):
            scope[target.name] = kinds

    def kinds(self, node: nodes.Node, scope: Scope) -> Kinds:
        """Return the types of an expression, and note all that it reads."""
        match node:
            case nodes.Name():
                return self.name(node.name, scope)
            case nodes.Const():
                return (Words((node.value,)),) if isinstance(node.value, str) else ()
            case nodes.List() | nodes.Tuple():
                return (Items(tuple(self.kinds(item, scope) for item in node.items)),)
            case nodes.Dict():
                pairs = [(pair.key, self.kinds(pair.value, scope)) for pair in node.items]
                return (Entries(tuple((key.value, kinds) for key, kinds in pairs if isinstance(key, nodes.Const))),)
            case nodes.Getattr():
                return self.attribute(self.kinds(node.node, scope), (node.attr,), node)
            case nodes.Getitem():
                return self.item(self.kinds(node.node, scope), node, scope)
            case nodes.Call():
                return self.call(node, scope)
            case nodes.Filter():
                before = len(self.unknown)
                given = self.kinds(node.node, scope) if node.node else ()
                if node.name == "default" and (is_name(node.node) or self.place.startswith("components/")):
                    del self.unknown[before:]  # what a template below may set, or a macro takes when it is there
                others = unique(kind for one in node.args for kind in self.kinds(one, scope))
                if node.name == "default":
                    return unique((*given, *others))
                return elements(given) if node.name == "first" else (str,) if node.name in ("join", "trim") else ()
            case nodes.CondExpr():
                self.kinds(node.test, scope)
                branches = [node.expr1, *([node.expr2] if node.expr2 else [])]
                return unique(kind for one in branches for kind in self.kinds(one, scope))
            case nodes.Add() | nodes.Or() | nodes.And():
                return unique((*self.kinds(node.left, scope), *self.kinds(node.right, scope)))
            case _:
                for child in node.iter_child_nodes():
                    self.kinds(child, scope)
                return ()

    def name(self, name: str, scope: Scope) -> Kinds:
        """Return the types of what a name stands for."""
        if name in scope:
            return scope[name]
        if name in self.functions:
            self.called.add(name)
            return (Returns(kinds_of(get_type_hints(self.functions[name])["return"])),)
        if name not in OF_JINJA:
            self.unknown.append(f"{self.place}: {name}")
        return ()

    def attribute(self, kinds: Kinds, names: Sequence[str], node: nodes.Node) -> Kinds:
        """Return the types of attributes of a value, any of which may be meant."""
        found: list[Kind] = []
        for name in names:
            results = [result for kind in kinds if (result := self.of_kind(kind, name)) is not None]
            if kinds and not results:
                shown = ", ".join(getattr(kind, "__name__", str(kind)) for kind in kinds)
                self.unknown.append(f"{self.place}:{node.lineno}: {name} of {shown}")
            found += [kind for result in results for kind in result]
        return unique(found)

    def of_kind(self, kind: Kind, name: str) -> Kinds | None:
        """Return the types of an attribute of one type; None when there is none of that name."""
        if isinstance(kind, Entries):
            pairs = Items(tuple((Items(((Words((key,)),), value)),) for key, value in kind.values))
            return (Returns((pairs,)),) if name == "items" else dict(kind.values).get(name)
        if isinstance(kind, (Words, Items, Returns, MacroOf)):
            return () if hasattr(str if isinstance(kind, Words) else list, name) else None
        origin, parts = get_origin(kind), get_args(kind)
        if origin is not None and issubclass(origin, Mapping):
            results: dict[str, Kind] = {"items": list[tuple[parts]], "values": list[parts[1]], "get": parts[1]}  # type: ignore[valid-type]
            return (Returns(kinds_of(results[name])),) if name in results else kinds_of(parts[1])
        if not isinstance(kind, type):
            return ()
        hints = hints_of(kind)
        if name in hints:
            owner = next(one for one in kind.__mro__ if name in inspect.get_annotations(one))
            self.attributes.add((owner, name))
            return kinds_of(hints[name])
        value = getattr(kind, name, None)
        if isinstance(value, property):
            return kinds_of(get_type_hints(value.fget)["return"])
        return () if value is not None else None

    def item(self, kinds: Kinds, node: nodes.Getitem, scope: Scope) -> Kinds:
        """Return the types of a part of a value."""
        keys = self.kinds(node.arg, scope)
        names = [text for key in keys if isinstance(key, Words) for text in key.texts]
        records = tuple(kind for kind in kinds if dataclasses.is_dataclass(kind) or hasattr(kind, "model_fields"))
        if records and names:
            return self.attribute(records, names, node)
        number = node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int) else None
        maps = [get_args(kind)[1] for kind in kinds if is_mapping(kind)]
        rest = tuple(kind for kind in kinds if not is_mapping(kind))
        parts = elements(rest) if number is None else unique(one for kind in rest for one in part(kind, number))
        return unique((*(one for hint in maps for one in kinds_of(hint)), *parts))

    def call(self, node: nodes.Call, scope: Scope) -> Kinds:
        """Return the types of what a call returns; a macro is followed with the types of its arguments."""
        arguments = [self.kinds(one, scope) for one in node.args]
        named = {one.key: self.kinds(one.value, scope) for one in node.kwargs}
        found: list[Kind] = []
        for kind in self.kinds(node.node, scope):
            if isinstance(kind, MacroOf):
                self.run(kind, arguments, named)
            elif isinstance(kind, Returns):
                found += kind.kinds
        return unique(found)

    def run(self, macro: MacroOf, arguments: Sequence[Kinds], named: Mapping[str, Kinds]) -> None:
        """Follow a macro, once for each set of types."""
        key = (macro, repr((arguments, sorted(named.items()))))
        if key in self.done:
            return
        self.done.add(key)
        tree, before = self.parse(macro.template), self.place
        self.place = macro.template
        scope: Scope = {}
        for node in tree.body:
            if isinstance(node, nodes.FromImport):
                self.visit(node, scope)
            elif isinstance(node, nodes.Macro):
                scope[node.name] = (MacroOf(macro.template, node.name),)
        one = next(node for node in tree.find_all(nodes.Macro) if node.name == macro.name)
        names = [argument.name for argument in one.args]
        usual = dict(zip(names[::-1], (self.kinds(default, scope) for default in one.defaults[::-1]), strict=False))
        self.body(one.body, {**scope, **usual, **dict(zip(names, arguments, strict=False)), **named})
        self.place = before


def is_name(node: nodes.Node | None) -> bool:
    """Return whether an expression is a name alone."""
    return isinstance(node, nodes.Name)


@cache
def hints_of(kind: type) -> dict[str, Kind]:
    """Return the types of the fields of a class."""
    return get_type_hints(kind)


def is_mapping(kind: Kind) -> bool:
    """Return whether a type is that of a dict with stated types."""
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def elements(kinds: Kinds) -> Kinds:
    """Return the types of what a loop over a value gives."""
    found: list[Kind] = []
    for kind in kinds:
        if isinstance(kind, Items):
            found += [one for kinds_of_part in kind.parts for one in kinds_of_part]
        elif is_mapping(kind):
            found += kinds_of(get_args(kind)[0])
        elif get_args(kind):
            found += [one for hint in get_args(kind) if hint is not Ellipsis for one in kinds_of(hint)]
    return unique(found)


def part(kind: Kind, number: int) -> Kinds:
    """Return the types of one part of a list or tuple."""
    if isinstance(kind, Items):
        return kind.parts[number] if number < len(kind.parts) else ()
    hints = get_args(kind)
    if get_origin(kind) is tuple and Ellipsis not in hints:
        return kinds_of(hints[number]) if number < len(hints) else ()
    return elements((kind,))
