"""Bad input gets a clear error that names the source and says what was expected."""

# ruff: noqa: E501 - sample sentences are easier to read on one line

from __future__ import annotations

import time

import pytest

from dragoman.article import read_document
from dragoman.article.decode import decode_by_statistics
from dragoman.errors import ArticleError, DateError, LanguageError
from dragoman.types import Document

SENTENCE = "The foreign ministers met in the capital and agreed to open the border before the winter. "


def read(content: bytes, source: str, media_type: str | None = None):
    return read_document(Document(content=content, source=source, media_type=media_type))


@pytest.mark.parametrize(
    ("content", "source", "words"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.html", "empty"),
        (bytes(range(256)) * 40, "a.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "a.html", "PNG"),
        (b"PK\x03\x04" + b"\x00" * 100, "a.txt", "ZIP"),
        (b"<html><body></body></html>", "a.html", "no article"),
        (b"<html><body><form><input name=q></form><p>Log in</p></body></html>", "a.html", "no article"),
        (b"Menu\n\nHome\n\nContact", "a.txt", "no article"),
        (b"x" * 21_000_000, "a.txt", "20 MB"),
        (b"<html><body>" + b"<p>one more line</p>" * 300_000, "a.html", "6,000,012 characters"),
    ],
)
def test_refused_with_a_reason(content, source, words):
    with pytest.raises(ArticleError) as caught:
        read(content, source)
    assert words in caught.value.message
    assert "expected" in caught.value.message
    assert caught.value.source == source


def test_sixty_megabytes_are_refused_before_parsing():
    page = b"<html><body>" + b"<p>" + SENTENCE.encode() * 10 + b"</p>"
    page = page * (60_000_000 // len(page))
    begin = time.monotonic()
    with pytest.raises(ArticleError, match="expected one article"):
        read(page, "big.html")
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("tag", ["div", "b", "span", "table", "ul"])
@pytest.mark.parametrize("depth", [300, 1500, 50_000])
def test_deep_nesting_is_refused_quickly(tag, depth):
    page = f"<html><body>{f'<{tag}>' * depth}<p>{SENTENCE * 5}</p>{f'</{tag}>' * depth}</body></html>"
    begin = time.monotonic()
    with pytest.raises(ArticleError, match="nested"):
        read(page.encode(), "deep.html")
    assert time.monotonic() - begin < 5


def test_many_unclosed_paragraphs_are_not_nesting():
    page = "<html><body><h1>Ministers meet at the border</h1>" + f"<p>{SENTENCE}" * 3000 + "</body></html>"
    assert read(page.encode(), "flat.html").text.count("\n\n") > 2000


@pytest.mark.parametrize(
    "line",
    [
        "Seven Ministers Sign the Harbour Treaty After All {n}\n\n",
        "Subscribe to our daily newsletter and get {n} offers in your inbox.\n\n",
        "and another line of number {n} that goes on without an end\n",
    ],
    ids=["headings", "notices", "lines"],
)
def test_a_text_of_many_short_lines_is_read_quickly(line):
    text = SENTENCE * 3 + "\n\n" + "".join(line.format(n=n) for n in range(6000)) + f"\n\n{SENTENCE * 3}"
    begin = time.process_time()
    assert SENTENCE.strip() in read(text.encode(), "lines.txt").text
    assert time.process_time() - begin < 20


def test_index_of_links_is_no_article(pages):
    with pytest.raises(ArticleError, match="index"):
        read((pages / "index-page.html").read_bytes(), "index.html")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le ministre des Affaires étrangères a déclaré lundi que les deux pays allaient reprendre les négociations sur la pêche dans les prochains jours.",
            "French",
        ),
        (
            "El ministro de Asuntos Exteriores dijo el lunes que los dos países van a reanudar las negociaciones sobre la pesca en los próximos días.",
            "Spanish",
        ),
        (
            "Der Außenminister sagte am Montag, dass die beiden Länder die Verhandlungen über die Fischerei in den nächsten Tagen wieder aufnehmen werden.",
            "German",
        ),
        (
            "Il ministro degli Esteri ha detto lunedì che i due paesi riprenderanno nei prossimi giorni i negoziati sulla pesca e che non si fermeranno.",
            "Italian",
        ),
        (
            "O ministro das Relações Exteriores disse na segunda-feira que os dois países vão retomar as negociações sobre a pesca nos próximos dias.",
            "Portuguese",
        ),
        (
            "De minister van Buitenlandse Zaken zei maandag dat de twee landen de onderhandelingen over de visserij in de komende dagen hervatten.",
            "Dutch",
        ),
        (
            "Dışişleri Bakanı pazartesi günü iki ülkenin balıkçılık konusundaki görüşmelere önümüzdeki günlerde yeniden başlayacağını ve bunun için bir heyet kurulduğunu söyledi, ama tarih vermedi.",
            "Turkish",
        ),
        (
            "Minister spraw zagranicznych powiedział w poniedziałek, że oba kraje wznowią negocjacje w sprawie rybołówstwa i że nie będzie to łatwe.",
            "Polish",
        ),
        (
            "Министр иностранных дел заявил в понедельник, что две страны возобновят переговоры о рыболовстве в ближайшие дни, и это не последний шаг.",
            "Russian",
        ),
        (
            "Міністр закордонних справ заявив у понеділок, що дві країни найближчими днями відновлять переговори про рибальство і торгівлю.",
            "Ukrainian",
        ),
        (
            "قال وزير الخارجية يوم الاثنين إن البلدين سيستأنفان المفاوضات بشأن الصيد في الأيام المقبلة وإن الوفد سيصل إلى العاصمة.",
            "Arabic",
        ),
        (
            "وزیر امور خارجه روز دوشنبه گفت که دو کشور در روزهای آینده مذاکرات را از سر می گیرند و این برای هر دو طرف است.",
            "Persian",
        ),
        (
            "שר החוץ אמר ביום שני כי שתי המדינות יחדשו את המשא ומתן על הדיג בימים הקרובים וכי המשלחת תגיע לבירה.",
            "Hebrew",
        ),
        (
            "外交部长星期一表示,两国将在未来几天恢复渔业谈判,代表团将抵达首都,双方同意继续对话,并将在下个月举行第二轮会谈,讨论边界问题。",
            "Chinese",
        ),
        (
            "外相は月曜日、両国が数日中に漁業交渉を再開すると述べた。代表団は首都に到着し、双方は対話を続けることで合意した。次回の会談は来月に行われる予定である。",
            "Japanese",
        ),
        (
            "외무장관은 월요일 양국이 며칠 안에 어업 협상을 재개할 것이라고 말했다. 대표단은 수도에 도착할 예정이며 양측은 대화를 계속하기로 합의했다.",
            "Korean",
        ),
    ],
)
def test_other_languages_are_named(text, language):
    for content, source in (
        (text * 3, "a.txt"),
        (f"<html><body><article><p>{text}</p><p>{text}</p><p>{text}</p></article></body></html>", "a.html"),
    ):
        with pytest.raises(LanguageError) as caught:
            read(content.encode(), source)
        assert language in caught.value.message
        assert "English" in caught.value.message


def test_english_with_foreign_names_and_a_foreign_quote_is_read():
    text = SENTENCE * 4 + "“La paz es posible,” said Andrés Manuel López Obrador in Ciudad de México."
    assert read(text.encode(), "a.txt").language == "en"


@pytest.mark.parametrize(
    "sentence",
    [
        "Finnish Foreign Minister Aino Lehtola telephoned Norwegian Foreign Minister Lars Brekke and Danish Foreign "
        "Minister Mette Holm separately Tuesday, Finnish Television News reported.",
        "Peruvian President Rosa Quispe Mamani welcomed Chilean Prime Minister Luis Soto Mendoza and Bolivian Foreign "
        "Minister Ana Rivas Flores in Arica, Radio Andina News reported Monday evening.",
    ],
)
def test_one_sentence_full_of_names_is_told_by_the_words_written_small(sentence):
    assert read(f"OSLO, March 3, 2026 - {sentence}".encode(), "a.txt").language == "en"


def test_one_sentence_full_of_names_in_another_language_is_not_english():
    text = (
        "Utenriksminister Aino Lehtola ringte utenriksminister Lars Brekke, utenriksminister Mette Holm, statsminister "
        "Siri Moen, statsminister Mika Aalto, forsvarsminister Tor Hagen tirsdag kveld, ifølge Utenriksdepartementet Oslo."
    )
    with pytest.raises(LanguageError):
        read(text.encode() * 2, "a.txt")


@pytest.mark.parametrize("value", ["18/03/2024", "yesterday", "2024-13-01", ""])
def test_bad_date_is_refused(value):
    with pytest.raises(DateError, match="ISO 8601"):
        read_document(Document(content=SENTENCE.encode() * 3, source="a.txt"), date=value)


CAFE = "The envoys met at the Café de l'Été in Zürich – a “neutral” place – and agreed to speak again in the spring of next year."


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (CAFE.encode("utf-8-sig"), None),
        (CAFE.encode("utf-16"), None),
        (CAFE.encode("utf-16-le"), None),
        (CAFE.encode("cp1252"), "text/plain; charset=iso-8859-1"),
        (f'<html><head><meta charset="windows-1252"></head><body><p>{CAFE}</p></body></html>'.encode("cp1252"), None),
        (f"<html><head><meta charset=latin-1></head><body><p>{CAFE}</p></body></html>".encode(), None),
    ],
)
def test_encodings(content, media_type):
    source = "a.html" if b"<html" in content else "a.txt"
    assert CAFE in read(content, source, media_type).text


@pytest.mark.parametrize("name", ["Þórdís Hallgrímsdóttir", "João Magalhães", "Begoña Ibáñez"])
def test_letters_of_an_undeclared_encoding_are_those_of_the_usual_one(name):
    text = CAFE.replace("spring", f"spring, as {name} had said")
    assert name in read(text.encode("cp1252"), "a.txt").text


def test_damaged_encoding_does_not_stop_the_reading():
    damaged = CAFE.encode() + b" " + b"\xff\xfe\xe2\x82" + b" " + CAFE.encode()
    assert read(damaged, "a.txt").text.count("Zürich") == 2


def test_unknown_declared_charset_does_not_matter():
    assert "spring" in read(CAFE.encode("cp1252"), "a.txt", "text/plain; charset=klingon").text


def test_a_few_accents_declared_wrongly_are_not_read_as_dos() -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>" + "The talks went on for long hours. " * 20
    content = (page + "They met à côté of the café.</p></body></html>").encode("cp1252")
    assert "à côté" in decode_by_statistics(content)
