"""Plain text: headings told from sentences, furniture by its words, lines made paragraphs."""

# ruff: noqa: E501 - sample sentences are easier to read on one line

from __future__ import annotations

from datetime import date

import pytest

REPORT = [
    "Kenya and Somalia restore diplomatic ties after months of silence",
    "Kenya and Somalia said on Thursday that they had restored diplomatic relations, five months after Mogadishu expelled the Kenyan ambassador.",
    "A new tone",
    "President Mohamed Farmaajo spoke with President Uhuru Kenyatta by telephone on Wednesday evening, according to both offices, and the two men agreed to reopen their embassies.",
    "Trade at the Border",
    "Traders in Mandera welcomed the news. They have lost most of their customers since the crossings were closed, and many have asked the governor for help.",
    "The African Union praised the step and urged both neighbours to settle their maritime dispute in court.",
]


def paragraphs(article):
    return article.text.split("\n\n")


def headings(article):
    return [article.text[span.start : span.end] for span in article.headings]


def test_headings_are_told_from_sentences(read_text):
    article = read_text("\n\n".join(REPORT))
    assert paragraphs(article) == REPORT
    assert headings(article) == [REPORT[0], "A new tone", "Trade at the Border"]
    assert article.dropped == ()


@pytest.mark.parametrize(
    "line",
    ["“We are neighbours,” he said.", "He left.", "The statement reads:", "- open two crossings", "and then they left"],
)
def test_short_lines_that_are_no_headings(read_text, line):
    article = read_text("\n\n".join([*REPORT[:4], line, *REPORT[5:]]))
    assert line in paragraphs(article)
    assert line not in headings(article)


@pytest.mark.parametrize(
    "line",
    [
        "10:30 GMT – Ambassador lands in Nairobi",
        "March 4, 2020, 9:15 a.m. ET",
        "WHAT HAPPENS NEXT",
        "Why does the border matter?",
        "Talks With the U.S.",
    ],
)
def test_lines_that_are_headings(read_text, line):
    article = read_text("\n\n".join([*REPORT[:4], line, *REPORT[5:]]))
    assert line in headings(article)


def test_lines_of_a_list_are_no_headings(read_text):
    items = ["Open two border crossings", "Return the ambassadors", "Resume direct flights"]
    article = read_text("\n\n".join([*REPORT[:4], "The two sides agreed on three steps:", *items, *REPORT[5:]]))
    assert set(items) <= set(paragraphs(article))
    assert not set(items) & set(headings(article))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("READ MORE: Rice prices climb again", "related_link"),
        ("Also read: Old stamps find new friends", "related_link"),
        ("Ten Gadgets That Will Change How You Cook Pasta", "related_link"),
        ("Back to top", "boilerplate"),
        ("Story continues below advertisement", "advertisement"),
        ("Your email address will not be published. Required fields are marked *", "comment_form"),
        ("Share this article on Facebook", "social_share"),
        ("Subscribe to continue reading.", "paywall_notice"),
        ("This website uses cookies. Accept all cookies to go on.", "cookie_notice"),
        ("© 2021 The Harbour Post. All rights reserved.", "copyright"),
        ("Enter your email to get the briefing every morning.", "newsletter"),
        ("Sign up to Harbour Lights, our weekly letter on the sea", "newsletter"),
        ("Be the first to leave a comment", "comment_form"),
        ("Also in Markets: Copper slips for a third day", "related_link"),
        ("This article appeared in the World section of the print edition", "boilerplate"),
        ("Disclaimer: Prices are delayed by twenty minutes.", "boilerplate"),
        ("Print version | Send by e-mail | Follow us: X, YouTube", "boilerplate"),
        ("File photo: a street in Mandera", "caption_credit"),
        ("A street in Mandera in 2018. (Photo by Oto Reyes/Getty Images)", "caption_credit"),
    ],
)
def test_furniture_between_paragraphs(read_text, line, reason):
    article = read_text("\n\n".join([*REPORT[:4], line, *REPORT[4:]]))
    assert [(entry.text, entry.reason) for entry in article.dropped] == [(line, reason)]
    assert paragraphs(article) == REPORT


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya asked its citizens to sign up to receive alerts from the ministry before they travel.",
        "The two governments will share this intelligence on the border through a joint office.",
        "Comments by the ambassador last week had angered the parliament in Mogadishu.",
        "The minister, who holds a degree in law and was an editor of a weekly, denied the report.",
        "Follow the money, the ambassador said, and the dispute explains itself.",
        "Related talks on fishing rights are planned for May.",
        "Kenya would sign up to the treaty, and Somalia would follow within a year, the minister said.",
        "He told reporters that the photo was taken by soldiers.",
        "“Read more history,” the president told the senators.",
    ],
)
def test_sentences_that_sound_like_furniture_stay(read_text, sentence):
    article = read_text("\n\n".join([*REPORT[:4], sentence, *REPORT[4:]]))
    assert sentence in paragraphs(article)
    assert article.dropped == ()


def test_a_long_heading_about_the_subject_is_no_promotion(read_text):
    line = "How Mogadishu and Nairobi Drifted Apart Over a Maritime Border"
    article = read_text("\n\n".join([*REPORT[:4], line, *REPORT[5:]]))
    assert line in headings(article)


def test_biography_is_dropped_at_the_end_only(read_text):
    about = "Mara Lind is a correspondent for The Harbour Post. She holds a degree in history."
    assert [entry.reason for entry in read_text("\n\n".join([*REPORT, about])).dropped] == ["author_box"]
    assert read_text("\n\n".join([*REPORT[:4], about, *REPORT[4:]])).dropped == ()


def test_obituary_ends_with_its_subject(read_text):
    last = "He was the author of three books on the Horn of Africa and is survived by two daughters."
    article = read_text("\n\n".join([*REPORT, last]))
    assert paragraphs(article)[-1] == last


def test_related_list_and_comments_at_the_end(read_text):
    tail = [
        "Related Articles",
        "Rains come late this year",
        "A new bridge for the coast",
        "3 Comments",
        "Reader: I never believed a word of it.",
    ]
    article = read_text("\n\n".join([*REPORT, *tail]))
    assert paragraphs(article) == REPORT
    assert [entry.reason for entry in article.dropped] == ["related_link"] * 3 + ["comment_form"] * 2


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mara Lind", ("Mara Lind",)),
        ("By MARA LIND and OTO REYES", ("Mara Lind", "Oto Reyes")),
        ("By Mara Lind, Oto Reyes and Ana de la Cruz", ("Mara Lind", "Oto Reyes", "Ana de la Cruz")),
        ("By Mara Lind | Harbour Post", ("Mara Lind",)),
        ("By Mara Lind, Associated Press", ("Mara Lind",)),
    ],
)
def test_byline_gives_the_authors(read_text, line, names):
    article = read_text("\n\n".join([REPORT[0], line, *REPORT[1:]]))
    assert article.authors[: len(names)] == names
    assert [(entry.text, entry.reason) for entry in article.dropped] == [(line, "byline")]


def test_hard_wrapped_text_is_joined(read_text):
    wrapped = (
        "The foreign ministers of Chile and Argentina met in Mendoza on Friday to\n"
        "settle a quarrel over the border tunnel, which has been closed to heavy\n"
        "lorries since the floods. They agreed that a joint commis-\n"
        "sion would inspect it within ten days.\n"
        "\n"
        "Chile had asked for the inspection in June. Argentina refused at first and\n"
        "then gave way after hauliers blocked the pass. Both governments said that the\n"
        "long-term repairs would be paid for in equal parts.\n"
    )
    article = read_text(wrapped)
    assert len(paragraphs(article)) == 2
    assert "a joint commission would inspect it within ten days." in article.text
    assert "the long-term repairs" in article.text


def test_lines_without_blank_lines_are_paragraphs(read_text):
    article = read_text("\n".join(REPORT[1::2]))
    assert len(paragraphs(article)) == len(REPORT[1::2])


def test_dateline_on_its_own_line_belongs_to_the_sentence(read_text):
    article = read_text("NAIROBI, Kenya —\n" + REPORT[1] + "\n" + REPORT[3])
    assert paragraphs(article)[0].startswith("NAIROBI, Kenya — Kenya and Somalia")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("NAIROBI, May 6, 2021 (Agency) - ", date(2021, 5, 6)),
        ("PHNOM PENH (Indochina Press Service), May 6, 2021 -- ", date(2021, 5, 6)),
        ("N'DJAMENA (AIP), 6 May 2021 – ", date(2021, 5, 6)),
        ("PARIS, 18 March 2024 (Agency) – ", date(2024, 3, 18)),
        ("ÅLESUND, March 18, 2024 — ", date(2024, 3, 18)),
        ("TECÚN UMÁN, Guatemala, March 18, 2024 — ", date(2024, 3, 18)),
        ("Nairobi, 6 May 2021 – ", date(2021, 5, 6)),
        ("Addis Ababa, 6 May 2021: ", date(2021, 5, 6)),
        ("New Delhi, May 6, 2021, ABC -- ", date(2021, 5, 6)),
        ("Nairobi, 6 May 2021 (ABCD) - ", date(2021, 5, 6)),
        ("NAIROBI, 6 May 2021. ", date(2021, 5, 6)),
        ("Quito, May 6, 2021 (ABC).- ", date(2021, 5, 6)),
        ("NAIROBI, May 6, 2021. /ABC/. ", date(2021, 5, 6)),
        ("Nairobi, May 6, 2021 (Presse du Lac) -- ", date(2021, 5, 6)),
        ("New Delhi, May 6, 2021 (ABC) ", date(2021, 5, 6)),
        ("NAIROBI, May 6 (Agency) - ", None),
    ],
)
def test_full_dateline_dates_the_article_and_stays(read_text, opening, day):
    article = read_text("\n\n".join([REPORT[0], opening + REPORT[1], *REPORT[2:]]))
    assert opening.strip() in article.text
    assert (article.published and article.published.earliest) == day


def test_the_number_of_a_release_dates_it(read_text):
    article = read_text(
        "\n\n".join(["No: 187, 6 May 2021, Press Release Regarding a Visit of the Minister", *REPORT[1:]])
    )
    assert (article.published and article.published.earliest) == date(2021, 5, 6)


def test_the_last_of_several_days_is_not_the_day_of_the_article(read_text):
    article = read_text("\n\n".join(["Visit to Peru of the minister – Lima, 8 to 10 May 2024", *REPORT]))
    assert article.published is None


@pytest.mark.parametrize("line", ["New York, 9 May 2024", "09.05.2024", "May 9, 2024", "May.9.2024 5:03PM"])
def test_a_last_line_of_nothing_but_place_and_date_dates_it(read_text, line):
    article = read_text("\n\n".join([*REPORT, line]))
    assert (article.published and article.published.earliest) == date(2024, 5, 9)


@pytest.mark.parametrize("line", ["Lamu, 9 May 2024", "9 May 2024", "Thursday, 9 May 2024"])
def test_the_one_date_below_a_standfirst_dates_the_article(read_text, line):
    article = read_text("\n\n".join([*REPORT[:2], line, *REPORT[3:]]))
    assert (article.published and article.published.earliest) == date(2024, 5, 9)
    later = read_text("\n\n".join([*REPORT[:4], REPORT[3], line, *REPORT[4:]]))
    assert later.published is None


def test_the_days_of_a_chronicle_are_not_that_of_the_page(read_text):
    days = ["5 March 2019", "17 June 2020", "9 May 2021"]
    entries = [part for day in days for part in (day, "Kenya and Somalia held talks in Mandera on the crossings.")]
    assert read_text("\n\n".join([REPORT[0], REPORT[1], *entries])).published is None
    dated = read_text("\n\n".join([REPORT[0], "12 August 2023", REPORT[1], *entries]))
    assert (dated.published.earliest, dated.published.latest) == (date(2023, 8, 12), date(2023, 8, 12))


@pytest.mark.parametrize(
    "line",
    [
        "Coast edition | Thursday, 9 May 2024",
        "Source: CW | From Asha Mwenda, Lamu | 9th May, 2024 | Hits: 3,117",
        "9 May 2024, 11:45, Nairobi",
        "Published 9.5.2024 11:45",
        "Updated: 2024/05/09",
    ],
)
def test_a_short_line_above_the_text_dates_it_in_whatever_form(read_text, line):
    article = read_text("\n\n".join([line, *REPORT]))
    assert article.published.earliest == article.published.latest == date(2024, 5, 9)
    assert article.published.basis == "stated"
    assert line in article.published.because[0]


@pytest.mark.parametrize(("line", "day"), [("Published 13/5/2024", date(2024, 5, 13)), ("Published 9/5/2024", None)])
def test_figures_date_it_where_day_and_month_cannot_be_taken_for_each_other(read_text, line, day):
    article = read_text("\n\n".join([line, *REPORT]))
    assert (article.published and article.published.earliest) == day


def test_what_a_text_says_of_itself_dates_it(read_text):
    told = "Asha Mwenda met the minister in Lamu. This is a shorter version of the interview, published on 9 May 2024."
    article = read_text("\n\n".join([told, *REPORT]))
    assert article.published.earliest == article.published.latest == date(2024, 5, 9)
    of_others = "This law on the interview of visitors, published on 9 May 2024, is in force. They waited."
    assert read_text("\n\n".join(["A law published on 9 May 2024 is in force.", *REPORT])).published is None
    assert read_text("\n\n".join([of_others.replace("interview", "hearing"), *REPORT])).published is None


def test_a_line_above_the_text_may_give_no_more_than_the_month(read_text):
    article = read_text("\n\n".join(["COAST INSTITUTE", "Policy Brief 31 | May 2024", "A ferry in doubt", *REPORT]))
    assert (article.published.earliest, article.published.latest) == (date(2024, 5, 1), date(2024, 5, 31))
    assert "May 2024" in article.published.because[0]


def test_a_labelled_line_below_the_text_dates_it(read_text):
    article = read_text("\n\n".join([*REPORT, "Publication date: 9 May 2024"]))
    assert article.published.earliest == date(2024, 5, 9)


def test_two_dates_above_the_text_date_nothing(read_text):
    lines = ["Archive | 2 May 2024 | first part", "Archive | 9 May 2024 | second part"]
    article = read_text("\n\n".join([*lines, *REPORT]))
    assert article.published is None or article.published.basis != "stated"


def test_dates_in_the_report_do_not_date_it(read_text):
    article = read_text(
        "\n\n".join([*REPORT, "The embassy had been closed since December 15, 2020, the ministry said."])
    )
    assert article.published is None


def test_what_the_caller_gives_goes_first(read_text):
    article = read_text(
        "\n\n".join(["Published May 6, 2021", *REPORT]),
        date="2021-05-07",
        outlet="Post",
        title="Ties",
        url="https://a.example/2020/01/01/x",
    )
    assert article.published is not None
    assert (article.published.earliest, article.published.basis) == (date(2021, 5, 7), "given")
    assert (article.outlet, article.title, article.url) == ("Post", "Ties", "https://a.example/2020/01/01/x")


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://a.example/2021/05/06/ties", date(2021, 5, 6), date(2021, 5, 6)),
        ("https://a.example/world/2021/may/06/ties", date(2021, 5, 6), date(2021, 5, 6)),
        ("https://a.example/2021/05/ties", date(2021, 5, 1), date(2021, 5, 31)),
    ],
)
def test_address_dates_the_article(read_text, url, first, last):
    article = read_text("\n\n".join(REPORT), url=url)
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == (first, last)


def test_letterhead_is_the_outlet_and_not_the_title(read_text):
    top = [
        "Office of the President of the Republic",
        "Readout of the Call With the President of Somalia",
        "May 6, 2021",
    ]
    article = read_text("\n\n".join([*top, *REPORT[1:]]))
    assert article.outlet == top[0]
    assert article.title == top[1]
    assert {entry.reason for entry in article.dropped} == {"site_name", "timestamp"}


@pytest.mark.parametrize(
    "name",
    [
        "El Faro del Lago",
        "Harbour Star-Herald",
        "Berner Rundschau",
        "Jornal da Ilha",
        "La Voz Costera",
        "Nordkapp Avisa",
    ],
)
def test_a_paper_of_another_language_or_with_a_double_name_is_no_title(read_text, name):
    article = read_text(f"{name}\nMinisters agree on the price of salt\n\n" + "\n\n".join(REPORT[1:]))
    assert (article.outlet, article.title) == (name, "Ministers agree on the price of salt")


@pytest.mark.parametrize("line", ["La Voz editor is arrested in the harbour", "Ministers agree on a vote by e-mail"])
def test_a_headline_that_begins_or_ends_as_a_paper_is_called_stays_the_title(read_text, line):
    article = read_text(f"{line}\nThe salt was on the table too\n\n" + "\n\n".join(REPORT[1:]))
    assert (article.outlet, article.title) == (None, line)


def test_a_first_line_that_is_the_publisher_whom_the_caller_names_is_no_title(read_text):
    text = "Tide of the Quiet Lagoon\nMinisters agree on the price of salt\n\n" + "\n\n".join(REPORT[1:])
    article = read_text(text, outlet="Tide of the Quiet Lagoon")
    assert article.title == "Ministers agree on the price of salt"
    assert "Tide" not in article.text


@pytest.mark.parametrize(
    ("above", "outlet", "authors"),
    [
        (
            "By Sidi Ould Aly\nThe Nouakchott Courier, Monday 13 October 2025",
            "The Nouakchott Courier",
            ("Sidi Ould Aly",),
        ),
        ("By Gwen Maddicks\nThe Antipodean, 22 April 2026", "The Antipodean", ("Gwen Maddicks",)),
        ("By Clara West, Meridian Wire", "Meridian Wire", ("Clara West",)),
        ("Garth Lee · NCB News · March 4, 2026", "NCB News", ("Garth Lee",)),
        ("The Padma Chronicle\nPublished: 3 December 2025", "The Padma Chronicle", ()),
        ("By Emily Post\nMonday, 4 May 2026", None, ("Emily Post",)),
        ("World News", None, ()),
        (
            "Ministry of Foreign Affairs, Regional Integration and International Trade, Republic of Mauritius\n3 May 2026",
            "Ministry of Foreign Affairs, Regional Integration and International Trade, Republic of Mauritius",
            (),
        ),
        ("Office of the President of Ghana | 3 May 2026", "Office of the President of Ghana", ()),
        ("Ministry for trade gets a new head\n3 May 2026", None, ()),
    ],
)
def test_lines_above_the_text_tell_who_published_it(read_text, above, outlet, authors):
    article = read_text("\n\n".join([REPORT[0], above, *REPORT[1:]]))
    assert (article.outlet, article.authors) == (outlet, authors)
    assert read_text("\n\n".join([REPORT[0], above, *REPORT[1:]]), outlet="Post").authors == authors


def test_a_place_that_begins_as_a_paper_does_is_none(read_text):
    assert read_text("\n\n".join([REPORT[0], "The Hague, 5 March 2025", *REPORT[1:]])).outlet is None


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("DAKAR, 15 September 2025 (Teranga News Agency) -", "Teranga News Agency"),
        ("TEHRAN, Jan. 18 (Pars Newsline) –", "Pars Newsline"),
        ("MINSK, July 14, 2025. /BelPress/.", "BelPress"),
        ("Uzhhorod/Budapest, Nov 27, 2025 (Vltava Press Agency, VPA) -", "Vltava Press Agency"),
        ("PHNOM PENH (Indochina Press Service), December 11, 2025 --", "Indochina Press Service"),
        ("WASHINGTON (AP) —", "AP"),
        ("RAMALLAH (West Bank) —", None),
        ("GENEVA, 5 May 2026 (GMT) -", None),
        ("The call of May 5 (Labour Day) -", None),
    ],
)
def test_a_dateline_credits_the_agency(read_text, dateline, outlet):
    assert read_text("\n\n".join([REPORT[0], f"{dateline} {REPORT[1]}", *REPORT[2:]])).outlet == outlet


def test_a_line_above_the_text_comes_before_the_credit_of_an_agency(read_text):
    text = [REPORT[0], "The Padma Chronicle", f"DHAKA (AFP) — {REPORT[1]}", *REPORT[2:]]
    assert read_text("\n\n".join(text)).outlet == "The Padma Chronicle"


def test_names_and_place_without_by(read_text):
    article = read_text("\n\n".join([REPORT[0], "Mara Lind and Oto Reyes in Nairobi", "Thursday, 19:42", *REPORT[1:]]))
    assert article.authors == ("Mara Lind", "Oto Reyes")
    assert [entry.reason for entry in article.dropped] == ["byline", "timestamp"]


def test_staff_without_names(read_text):
    article = read_text("\n\n".join([REPORT[0], "By our diplomatic staff", *REPORT[1:]]))
    assert article.authors == ()
    assert [entry.reason for entry in article.dropped] == ["byline"]


def test_line_of_parts_above_the_text(read_text):
    article = read_text("\n\n".join([REPORT[0], "Mara Lind | 6 May 2021 | 4 min read", *REPORT[1:]]))
    assert article.authors == ("Mara Lind",)
    assert article.published is not None
    assert article.published.earliest == date(2021, 5, 6)


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Post is reader-funded. Subscribe to keep it free.",
        "Win two tickets: answer our quiz and click here.",
        "Listen to the newest episode of the podcast on any app.",
    ],
)
def test_notices_to_the_reader_between_paragraphs(read_text, line):
    article = read_text("\n\n".join([*REPORT[:4], line, *REPORT[4:]]))
    assert [entry.text for entry in article.dropped] == [line]


@pytest.mark.parametrize(
    "line", ["Print Save as PDF Back to list", "Weather 14 degrees", "Old maps of the coast", "Ask our experts."]
)
def test_loose_lines_and_notices_after_the_end(read_text, line):
    article = read_text("\n\n".join([*REPORT, line]))
    assert [entry.text for entry in article.dropped] == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "The petition on the parliament's website was signed by half a million readers of Kenya's newspapers.",
        "He is survived by two daughters.",
        "Voting ends on Sunday.",
        "“Visit us,” he said, “and see for yourselves.”",
    ],
)
def test_last_sentences_of_a_report_stay(read_text, sentence):
    assert paragraphs(read_text("\n\n".join([*REPORT, sentence])))[-1] == sentence


def test_list_at_the_end_stays(read_text):
    items = ["Open two border crossings", "Return the ambassadors"]
    article = read_text("\n\n".join([*REPORT, "The two sides agreed on two steps:", *items]))
    assert paragraphs(article)[-2:] == items


def test_title_may_begin_with_a_label(read_text):
    title = "Explainer: Why Kenya and Somalia fell out"
    article = read_text("\n\n".join([title, *REPORT[1:]]))
    assert article.title == title
    assert article.dropped == ()


def test_live_text_keeps_the_head_of_its_first_entry(read_text):
    heads = ["March 5, 2020, 4:40 p.m. GMT", "March 4, 2020, 11:05 a.m. GMT"]
    article = read_text("\n\n".join([REPORT[0], heads[0], REPORT[1], heads[1], REPORT[3], REPORT[6]]))
    assert headings(article) == [REPORT[0], *heads]
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == (date(2020, 3, 4), date(2020, 3, 5))


def test_section_trail_above_the_title(read_text):
    article = read_text("\n\n".join(["Skip to content", "Home » Africa » Kenya", *REPORT]))
    assert article.title == REPORT[0]
    assert [entry.reason for entry in article.dropped] == ["navigation", "navigation"]
