"""Newsletters become documents: HTML before plain text, with subject, sender and date."""

from __future__ import annotations

import mailbox
from datetime import date
from email.message import EmailMessage
from time import monotonic

import pytest
from made_archives import documents, errors, place

from dragoman.article import read_document

TEXT = "The foreign minister of Kenya met her Ugandan counterpart in Kampala on Monday, her office said in a statement."


def message(subject: str = "Morning brief – Kampala", **more: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = (
        subject,
        "The Brief <brief@x.example>",
        "Tue, 04 Mar 2025 23:30:00 -0800",
    )
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    made.set_content(f"Plain. {TEXT}")
    return made


def test_html_comes_before_plain_text_and_headers_say_what_they_say(opened):
    made = message(Archived_At="<https://x.example/42>")
    made.add_alternative(f"<p>Ünïcode. {TEXT}</p><p>{TEXT}</p>", subtype="html", cte="quoted-printable")
    made.add_attachment(b"<p>attached</p>", maintype="text", subtype="html", filename="other.html")
    (found,) = opened("a.eml", made.as_bytes())
    article = read_document(found)
    assert "Ünïcode" in article.text
    assert (article.title, article.outlet, article.url) == (
        "Morning brief – Kampala",
        "The Brief",
        "https://x.example/42",
    )
    assert (article.published.earliest, article.published.basis) == (date(2025, 3, 4), "given")


def test_plain_text_where_there_is_no_html(opened):
    (found,) = opened("a.eml", message().as_bytes())
    assert read_document(found).text.startswith("Plain.")


@pytest.mark.parametrize("charset", ["iso-8859-2", "koi8-r", "utf-8", "windows-1252"])
def test_charsets(opened, charset):
    word = "Москва" if charset == "koi8-r" else "Göteborg"
    made = EmailMessage()
    made["Subject"] = "x"
    made.set_content(f"{word} {TEXT}", charset=charset, cte="base64")
    (found,) = opened("a.eml", made.as_bytes())
    assert read_document(found).text.startswith(word)


def test_a_mailbox_message_by_message(tmp_path, opened):
    box = mailbox.mbox(tmp_path / "made.mbox")
    for number in range(3):
        made = message(f"Brief {number}")
        made.set_content(f"Number {number}. {TEXT}\n\nFrom here on, nothing is certain.\n")
        box.add(made)
    box.flush()
    found = opened("news.mbox", (tmp_path / "made.mbox").read_bytes())
    assert [(place(each), each.known.title) for each in found] == [(str(n + 1), f"Brief {n}") for n in range(3)]
    assert all(b"\nFrom here on" in each.content for each in found)


def test_a_huge_message_costs_itself(opened):
    small = b"From a\nSubject: small\n\n" + TEXT.encode() + b"\n\n"
    huge = b"From a\nSubject: huge\n\n" + b"word word word word\n" * 1_300_000 + b"\n"
    found = opened("a.mbox", small + huge + small)
    assert [place(each) for each in documents(found)] == ["1", "3"]
    assert "20 MB" in errors(found)[0]


def test_messages_within_messages_without_end(opened):
    content = b"Subject: x\n\ntext"
    for number in range(3000):
        edge = b"b%d" % number
        content = b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n%s\n--%s--\n' % (edge, edge, content, edge)
    (found,) = opened("a.eml", b"Subject: outer\n" + content)
    assert found is not None


def test_headers_made_to_be_slow_are_not(opened):
    long = b" =?utf-8?q?x?=" * 100_000
    content = b"Subject:" + long + b"\nFrom:" + long + b"\nContent-Type: text/plain;" + b" a=b;" * 100_000 + b"\n\ntext"
    begun = monotonic()
    (found,) = opened("a.eml", content)
    assert monotonic() - begun < 10
    assert found.known.title.startswith("xxx")


@pytest.mark.parametrize(
    "content", [b"no headers at all", b"\x00\x01", b"Subject: only a header\nContent-Type: image/png\n\n\x89PNG"]
)
def test_what_is_no_message_says_so(opened, content):
    assert len(errors(opened("a.eml", content))) == 1
    assert errors(opened("a.mbox", content))
