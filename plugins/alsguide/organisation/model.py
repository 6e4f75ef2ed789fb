"""The model of `organisation.toml`: each field with its default and what it is for.

The descriptions stand, word for word, in docs/hosting.md; a test compares the two. Empty text means "not given", and what
needs it is left out of the site.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import Field

from alsguide.core.schema import Phone, Record, Whole

Text = Annotated[str, Field(min_length=1)]
WebAddress = Annotated[
    str,
    Field(
        pattern=r"""^(https?://[^\s/?#@"'<>\\^`{|}\[\]]+([/?#][^\s"'<>\\^`{|}]*)?)?$""",
        examples=["https://example.org/moving"],
    ),
]
Report = Annotated[
    str, Field(pattern=r"^(https?://\S+|(mailto:)?[^@\s:/]+@[^@\s]+)?$", examples=["mailto:website@example.org"])
]
Color = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$", examples=["#1d3f72"])]
Page = Annotated[
    str,
    Field(
        pattern=r"^(articles/[a-z0-9-]+|pages|exercises)/[a-z0-9-]+\.md$", examples=["articles/exercise-types/water.md"]
    ),
]
Picture = Annotated[str, Field(pattern=r"^([\w./-]+\.(svg|png))?$", examples=["overrides/logo.svg"])]
MailAddress = Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$", examples=["help@example.org"])]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["GB"])]
CallNumber = Annotated[str, Field(pattern=r"^[0-9][0-9 -]{0,9}$", examples=["112"])]
"""A short number, as the plan form has room for it."""
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", examples=["en-GB"])]
SecurityContact = Annotated[
    str, Field(pattern=r"^((mailto:|https://|tel:)\S+)?$", examples=["mailto:security@example.org"])
]


US_CRISIS = "call or text 988, day and night (press 2 for Spanish)"
"""The crisis line of the United States and how to use it (988 Suicide and Crisis Lifeline; keys cdcr-988, mha-988)."""


class Address(Record):
    """Where the site and its sources live."""

    url: WebAddress = Field(
        "", description="Where the site is published. Turns on the sitemap, feeds and canonical links."
    )
    repository: WebAddress = Field("", description="Where the sources live. Turns on “Edit this page”.")
    branch: Text = Field("main", description="The branch of the repository that is edited.")
    report: Report = Field("", description="A web address, or `mailto:` and a mail address, for “Report a mistake”.")


class Logo(Record):
    """The organisation's own mark. Without one, the site's mark is drawn in the organisation's colors."""

    light: Picture = Field("", description="SVG or PNG for light pages, as a path from the project's folder.")
    dark: Picture = Field("", description="The same for dark pages; without it the light one is used.")
    icon: Picture = Field(
        "", description="A square SVG, or PNG of 512 pixels or more, for home screens and link previews."
    )


class Contact(Record):
    """How to reach the organisation."""

    email: MailAddress = Field("", description="Mail address.")
    phone: Phone = Field("", description="Phone number, as a phone can dial it.")
    post: str = Field("", description="Postal address, on one line.")


class OtherEmergency(Record):
    """The emergency number of another country."""

    country: Text = Field(description="The country's name, as readers know it.")
    number: CallNumber = Field(description="The number to call there.")


class Emergency(Record):
    """Whom to call in an emergency."""

    number: CallNumber = Field(
        "911", description="The number to call. It stands on every page. Outside of the US it must be given."
    )
    without_voice: str = Field("", description="How to reach it without speaking, in one sentence.")
    crisis: str = Field(
        "",
        description="Whom to turn to when thoughts turn dark, as it follows “you can”. Without it: 988 in the US, "
        "elsewhere the emergency number.",
    )
    others: tuple[OtherEmergency, ...] = Field((), description="Numbers of other countries, shown on “Get support”.")


class Words(Record):
    """The organisation's words for the terms that differ between countries."""

    als: Text = Field("ALS", description="The illness: for example `ALS` or `MND`.")
    physical_therapist: Text = Field("physical therapist", description="For example `physiotherapist`.")
    physical_therapists: str = Field("", description="The plural, when it is not made with an s.")
    carer: Text = Field("caregiver", description="For example `carer`.")
    carers: str = Field("", description="The plural, when it is not made with an s.")


class Disclosure(Record):
    """Who pays, and what interests there are; shown on “About this site”."""

    funding: str = Field("", description="Who paid for the site, in a sentence.")
    conflicts: str = Field("", description="What interests the publisher has, in a sentence.")


class Palette(Record):
    """The organisation's colors, each as `#` and six digits. Every use is tested: 7:1 for text, 4.5:1 for controls."""

    text: Color = Field("", description="Text and the dark parts of pictures.")
    action: Color = Field("", description="Links and buttons. Quiet colors that are not given take its hue.")
    accent: Color = Field("", description="What moves or matters now: arrows, marks.")
    page: Color = Field("", description="The page behind everything.")
    soft: Color = Field("", description="The quiet boxes.")
    warm: Color = Field("", description="The box “In brief”.")
    footer: Color = Field("", description="The foot of the page; light text stands on it.")


class Colors(Palette):
    """Colors in light; `[colors.dark]` has the same fields. Dark ones that are not given are worked out."""

    dark: Palette = Field(Palette(), description="The same fields for dark pages.")


class Reviewer(Record):
    """A clinician who reviewed pages: a real person, with a role and a registration that can be looked up."""

    name: Text = Field(description="The name, as articles give it in `reviewed_by`.")
    role: Text = Field(description="For example `neurologist`.")
    registration: Text = Field(description="The register and the number in it.")


class Helpline(Record):
    """A helpline, with ways in that need no voice."""

    name: Text = Field(description="What the helpline is called.")
    phone: Phone = Field("", description="Its number, as a phone can dial it.")
    hours: str = Field("", description="When someone answers, with the time zone.")
    without_voice: str = Field("", description="How to reach it without speaking: text, relay, chat, mail.")
    url: WebAddress = Field("", description="Its web page.")


class Security(Record):
    """Whom security researchers write to; makes `security.txt` (RFC 9116)."""

    contact: SecurityContact = Field(
        "", description="`mailto:` and a mail address, or a web address. Without it there is no `security.txt`."
    )
    expires: Day | None = Field(
        None,
        description="The day until which that holds, at most a year ahead. "
        "After it, the contact is left out, and `make publish` says so.",
    )


class Publishing(Record):
    """What the published site does."""

    offline: bool = Field(
        True, description="Keep the whole site in the browser after a visit, for times without a network."
    )
    hsts_days: Annotated[Whole, Field(ge=0, le=730)] = Field(
        365, description="For how many days browsers must use https. 0 leaves that header out."
    )
    hsts_subdomains: bool = Field(False, description="Whether that holds for all subdomains too.")


class Editor(Record):
    """The optional editor in the browser, which `make editor` puts into a folder of its own. It is off without `host`."""

    host: Literal["", "github", "gitlab", "gitea"] = Field(
        "", description="The kind of code host: `github`, `gitlab` or `gitea` (Forgejo and Codeberg too)."
    )
    login_url: WebAddress = Field(
        "", description="The address of the program that signs editors in, where the code host needs one."
    )


class Organisation(Record):
    """All that a host sets."""

    name: Text = Field("Moving with ALS", description="The publisher, as it stands at the foot of every page.")
    short_name: Text = Field("Moving with ALS", description="The publisher's name where there is little room.")
    site_name: Text = Field("Moving with ALS", description="The name of the site, at the head of every page.")
    country: Country = Field("US", description="The country, as its two-letter code.")
    language: Language = Field(
        "en-US", description="The language of the pages, as its tag. `en-GB` and the like give British spelling."
    )
    direction: Literal["ltr", "rtl"] = Field("ltr", description="How the language is written: `ltr` or `rtl`.")
    paper: Literal["letter", "a4"] = Field(
        "letter", description="The paper that plans are printed on: `letter` or `a4`."
    )
    leave_out: tuple[Page, ...] = Field((), description="Pages to leave out, as paths below `content/`.")
    address: Address = Field(Address(), description="")
    logo: Logo = Field(Logo(), description="")
    contact: Contact = Field(Contact(), description="")
    emergency: Emergency = Field(Emergency(), description="")
    words: Words = Field(Words(), description="")
    colors: Colors = Field(Colors(), description="")
    disclosure: Disclosure = Field(Disclosure(), description="")
    reviewers: tuple[Reviewer, ...] = Field((), description="")
    helplines: tuple[Helpline, ...] = Field((), description="")
    security: Security = Field(Security(), description="")
    publishing: Publishing = Field(Publishing(), description="")
    editor: Editor = Field(Editor(), description="")

    @property
    def crisis_line(self) -> str:
        """Whom to turn to when thoughts turn dark, as words that follow "you can"."""
        if self.emergency.crisis:
            return self.emergency.crisis
        return US_CRISIS if self.country == "US" else f"call {self.emergency.number}"


@dataclass(frozen=True)
class FieldFacts:
    """A field as docs/hosting.md shows it: its table (empty at the top), name, default and what it is for."""

    table: str
    name: str
    default: str
    description: str


def all_fields(model: type[Record] = Organisation, table: str = "") -> Iterator[FieldFacts]:
    """Yield every field of the model, table by table; one that must be given has the default "must be given"."""
    inner: list[tuple[str, type[Record]]] = []
    for name, field in model.model_fields.items():
        below, repeated = record_in(field.annotation)
        if below is not None:
            place = f"{table}.{name}" if table else name
            inner.append((f"[[{place}]]" if repeated else place, below))
        else:
            yield FieldFacts(table, name, shown(field.default, field.is_required()), field.description or "")
    for place, below in inner:
        yield from all_fields(below, place)


def record_in(annotation: Any) -> tuple[type[Record] | None, bool]:
    """Return the record that a field holds, and whether it holds any number of them; None for a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation, False
    if get_origin(annotation) is tuple:
        found, _ = record_in(get_args(annotation)[0])
        return found, found is not None
    if get_origin(annotation) in (Union, UnionType):
        return next((found for part in get_args(annotation) if (found := record_in(part)[0])), None), False
    return None, False


def shown(default: Any, required: bool) -> str:
    """Return a default as TOML writes it."""
    if required:
        return "must be given"
    if default is None:
        return "not given"
    if isinstance(default, bool):
        return str(default).lower()
    return "[]" if default == () else f'"{default}"' if isinstance(default, str) else str(default)
