import re
from datetime import date, timedelta
from hashlib import sha256
from uuid import uuid4, uuid5

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.errors import ClaimsError
from claims.extraction.limits import MOST_CHARACTERS
from claims.models import Import, ImportChannel, Source, Topic

from .addresses import canonical_url, parse_address
from .canonical import canonical

MOST_UPLOADED = 10_000_000  # bytes
ENDINGS = (".txt", ".html", ".htm")
EARLIEST = date(1800, 1, 1)
SUGGESTED = 500  # names of sources and topics that the form offers
# What is no text whatever its name says: drawings that can run scripts, archives ...
ACTIVE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!doctype svg[^>]*>\s*)?<svg|%PDF|PK\x03", re.I
)
WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16, whose texts hold zero bytes


def validate_readable(text):
    """Refuse NUL and lone surrogates, which PostgreSQL cannot store."""
    if "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise ValidationError("The text holds a character that cannot be stored.")


def validate_day(day):
    """Refuse days that no article can have."""
    if not EARLIEST <= day <= timezone.now().date() + timedelta(days=1):
        raise ValidationError(f"Enter a day between {EARLIEST.year} and today.")


def validate_address(url):
    """Refuse what is no web address."""
    try:
        canonical_url(url)
    except ClaimsError as error:
        raise ValidationError(str(error)) from None


def line(most, **options):
    """Return a field for one line of at most ``most`` characters."""
    return forms.CharField(
        required=False, max_length=most, validators=[validate_readable], **options
    )


def address(**options):
    """Return a field for a web address."""
    field = line(2000, widget=forms.URLInput({"placeholder": "https://"}), **options)
    field.validators.append(validate_address)
    return field


class ImportForm(forms.Form):
    """What an import needs: a text, a file or an address, and what is known of it."""

    once_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = line(
        MOST_CHARACTERS,
        strip=False,
        widget=forms.Textarea({"rows": 12, "dir": "auto"}),
        help_text=f"At most {MOST_CHARACTERS:,} characters.",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        widget=forms.FileInput({"accept": ",".join(ENDINGS)}),
        help_text="A .txt or .html file of at most 10 MB.",
    )
    url = address(
        label="Address",
        help_text="Where the article appeared. Without a text or file, it is fetched "
        "from here.",
    )
    source = line(
        200,
        widget=forms.TextInput({"list": "sources", "autocomplete": "off"}),
        help_text="Who published it. Left empty, a web page's own name is taken.",
    )
    headline = line(500, widget=forms.TextInput({"dir": "auto"}))
    published_on = forms.DateField(
        label="Published on",
        required=False,
        validators=[validate_day],
        widget=forms.DateInput({"type": "date"}),
        help_text='"On Monday" in the text is counted from this day.',
    )
    topic = line(
        200,
        widget=forms.TextInput({"list": "topics", "autocomplete": "off"}),
        help_text="The story it belongs to, known or new. Figures are compared within "
        "one topic.",
    )
    origin_name = line(
        200,
        label="Retells",
        help_text="Where the article only passes on another outlet's report: whose. "
        "Copies do not count twice.",
    )
    origin_url = address(label="Address of that report")

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if not file.name.lower().endswith(ENDINGS):
            raise ValidationError("Only .txt and .html files can be read.")
        if file.size > MOST_UPLOADED:
            raise ValidationError("The file is larger than 10 MB, which is the most.")
        head = file.read(2000)
        file.seek(0)
        if ACTIVE.match(head) or (b"\x00" in head and not head.startswith(WIDE)):
            raise ValidationError("The file is no text and no web page.")
        return file

    def clean(self):
        data = super().clean()
        text, file = data.get("text", "").strip(), data.get("file")
        if self.errors:
            return data
        if text and file:
            self.add_error("file", "Give a text or a file, not both.")
        elif not (text or file or data["url"]):
            self.add_error("text", "Paste a text, choose a file or give an address.")
        elif not (text or file):
            self._clean_fetched(data["url"])
        elif not data["source"] and (text or file.name.lower().endswith(".txt")):
            self.add_error("source", "Say who published the text.")
        return data

    def _clean_fetched(self, url):
        try:
            parse_address(url, settings.CLAIMS_FETCH_PORTS)
        except ClaimsError as error:
            self.add_error("url", str(error))

    def article_fields(self):
        """The fields that bring the article."""
        return [self[name] for name in ("text", "file", "url")]

    def detail_fields(self):
        """The fields that say what is known of it."""
        brought = {"text", "file", "url"}
        return [f for f in self.visible_fields() if f.name not in brought]

    def sources(self):
        """The names of known sources, for the field's suggestions."""
        names = Source.objects.order_by("name").values_list("name", flat=True)
        return names[:SUGGESTED]

    def topics(self):
        """The names of known topics, for the field's suggestions."""
        names = Topic.objects.order_by("name").values_list("name", flat=True)
        return names[:SUGGESTED]

    def to_import(self, by):
        """Return the unsaved Import that the form asks for."""
        data = self.cleaned_data
        channel, raw, file_name = self._brought()
        day = data["published_on"]
        details = {
            "source": data["source"],
            "headline": data["headline"],
            "published_on": day.isoformat() if day else "",
            "topic": data["topic"],
            "origin_name": data["origin_name"],
            "origin_url": data["origin_url"],
        }
        said = repr((channel, data["url"], file_name, raw, details))
        return Import(
            channel=channel,
            url=data["url"],
            file_name=file_name,
            raw=raw,
            # Sent twice it is one import; sent again with other content, another.
            once_key=uuid5(data["once_key"], sha256(said.encode()).hexdigest()),
            requested_by=by,
            details=details,
        )

    def _brought(self):
        """Return by which channel the article comes, its bytes and the file's name."""
        text, file = self.cleaned_data["text"], self.cleaned_data["file"]
        if text.strip():
            # Browsers send every line end as CRLF, whatever was pasted.
            return ImportChannel.PASTE, text.replace("\r\n", "\n").encode(), ""
        if file:
            name = canonical(file.name).text[-255:].lower()
            return ImportChannel.FILE, file.read(), name
        return ImportChannel.ADDRESS, None, ""
