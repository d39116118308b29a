"""How many common wordings of contacts are read: participants, medium and status, with a floor for each."""

from __future__ import annotations

from functools import cache

from coding_texts import read_text

from dragoman.types import Contact, Reading

#: Shares right when the table was made, less a little: better models and rules may only raise them.
PARTICIPANTS_RIGHT = 0.8
ALL_RIGHT = 0.76
#: Passages that look like contacts and are none.
QUIET = 0.84

#: Medium, status, states or names that take part, passage. Persons named are invented.
PASSAGES = [
    (
        "phone",
        "happened",
        "Norway,Egypt",
        "Norwegian Foreign Minister Ingrid Solheim spoke by telephone with her Egyptian counterpart on Monday evening.",
    ),
    (
        "phone",
        "happened",
        "Turkey,Russia",
        "During a phone call initiated by the Turkish side, the presidents of Turkey and Russia discussed grain.",
    ),
    (
        "phone",
        "happened",
        "Germany,Ukraine",
        "The German chancellor and the Ukrainian president spoke by phone for nearly an hour on Monday.",
    ),
    (
        "phone",
        "planned",
        "Mexico,United States",
        "The Mexican president will speak by phone with the US president on Thursday, her office said.",
    ),
    ("phone", "happened", "Italy,Libya", "The Italian prime minister phoned the Libyan premier to discuss migration."),
    (
        "video",
        "happened",
        "India,United Kingdom",
        "The Indian and British trade ministers met virtually on Friday to review progress on the trade deal.",
    ),
    ("video", "happened", "Russia,China", "The Russian and Chinese presidents held an online meeting on Monday."),
    (
        "in_person",
        "happened",
        "Thailand,Cambodia",
        "A meeting between the Thai and Cambodian defence ministers ended without an agreement.",
    ),
    (
        "in_person",
        "happened",
        "Germany,Namibia",
        "The German foreign minister held a bilateral meeting with Namibia's president in Windhoek.",
    ),
    (
        "in_person",
        "happened",
        "Peru,Ecuador",
        "The presidents of Peru and Ecuador, who last met in 2019, agreed to reopen the crossing.",
    ),
    (
        "in_person",
        "happened",
        "Japan,South Korea,China",
        "The foreign ministers of Japan, South Korea and China gathered in Busan on Sunday.",
    ),
    (
        "in_person",
        "happened",
        "Bulgaria,Romania,Greece",
        "The summit in Varna was attended by the prime ministers of Bulgaria, Romania and Greece.",
    ),
    (
        "visit",
        "happened",
        "Singapore,Malaysia",
        "The Malaysian prime minister hosted his Singaporean counterpart at a retreat in Langkawi.",
    ),
    (
        "in_person",
        "ongoing",
        "Sudan,South Sudan",
        "Sudan and South Sudan are holding talks in Juba on oil transit fees.",
    ),
    (
        "in_person",
        "planned",
        "Moldova,Romania",
        "A meeting between the Moldovan and Romanian presidents is planned for April.",
    ),
    (
        "in_person",
        "called_for",
        "Ukraine,Russia",
        "Ukrainian President Oleh Marchenko called for a face-to-face meeting with the Russian president.",
    ),
    (
        "unspecified",
        "called_for",
        "Israel,Lebanon",
        "Lebanon's prime minister proposed talks with Israel on the land border.",
    ),
    (
        "in_person",
        "hypothetical",
        "Russia,Ukraine",
        "A meeting between the Russian and Ukrainian presidents may take place in the summer, the Kremlin said.",
    ),
    (
        "in_person",
        "negated",
        "Russia,United States",
        "The Kremlin denied that any meeting between Russian and US officials had taken place.",
    ),
    ("unspecified", "negated", "Algeria,Morocco", "Algeria and Morocco have not spoken since the rupture of 2021."),
    (
        "in_person",
        "negated",
        "China,Australia",
        "China scrapped a meeting with Australia's trade minister at short notice.",
    ),
    (
        "visit",
        "happened",
        "Indonesia,France",
        "French President Claire Morel welcomed Indonesian President Budi Hartono at the Elysee Palace.",
    ),
    (
        "visit",
        "happened",
        "Brazil,Portugal",
        "Brazilian President Paulo Teixeira stopped over in Lisbon on his way to Rome and met the Portuguese premier.",
    ),
    (
        "visit",
        "happened",
        "India,Sri Lanka",
        "India's foreign minister flew to Colombo on Thursday to meet Sri Lanka's new leaders.",
    ),
    ("visit", "ongoing", "Canada,India", "Canada's trade minister is visiting India this week to revive trade talks."),
    ("visit", "planned", "Bolivia,Brazil", "Bolivia's president is due in Brasilia on Friday."),
    ("visit", "planned", "Ghana,Togo", "Ghana's president heads to Lome on Wednesday for talks on the border."),
    ("visit", "planned", "Vietnam,South Korea", "The Vietnamese president postponed his visit to South Korea."),
    (
        "letter",
        "happened",
        "Iran,United States",
        "Iran's supreme leader replied in writing to the US president, state media said.",
    ),
    (
        "letter",
        "happened",
        "China,North Korea",
        "North Korea's leader received a letter from the Chinese president, KCNA reported.",
    ),
    (
        "letter",
        "happened",
        "Algeria,Mali",
        "The two presidents exchanged letters in January. Algeria and Mali had broken off ties a year earlier.",
    ),
    (
        "message",
        "happened",
        "North Korea,United States",
        "Washington has sent messages to Pyongyang in recent weeks, a US official said.",
    ),
    ("intermediary", "happened", "Israel,Hamas", "Israel and Hamas held indirect talks in Cairo on Sunday."),
    ("intermediary", "happened", "Norway,Colombia", "Norway brokered talks between Colombia and the ELN rebels."),
    (
        "unspecified",
        "happened",
        "Iran,United States",
        "A third round of talks between Iran and the United States opened on Monday.",
    ),
    ("unspecified", "happened", "Libya,Turkey", "Libya and Turkey held consultations on their maritime border."),
    (
        "unspecified",
        "happened",
        "Saudi Arabia,Russia",
        "The Saudi and Russian energy ministers discussed output cuts on Sunday.",
    ),
    ("in_person", "happened", "Kuwait,Iraq", "Kuwaiti and Iraqi officials have met three times since January."),
    (
        "unspecified",
        "happened",
        "Afghanistan,Pakistan",
        "Taliban officials and a Pakistani delegation wrapped up two days of talks in Kabul on Sunday.",
    ),
    (
        "phone",
        "happened",
        "Croatia,Bosnia",
        "Croatia's premier rang up the Bosnian prime minister on Sunday after the floods.",
    ),
    (
        "phone",
        "happened",
        "Israel,Egypt",
        "The Egyptian intelligence chief and his Israeli counterpart had two phone calls over the weekend.",
    ),
    ("phone", "hypothetical", "Venezuela,United States", "The US president said he might call Venezuela's leader."),
    (
        "video",
        "happened",
        "Costa,Li Qiang",
        "The European Council president and China's premier spoke by video conference on Wednesday.",
    ),
    (
        "in_person",
        "happened",
        "Lithuania,Latvia,Estonia",
        "Lithuania, Latvia and Estonia sent their defence ministers to Riga, where the three met on Friday.",
    ),
    (
        "in_person",
        "happened",
        "Iran,Iraq",
        "The two foreign ministers, Iran's Reza Moradi and Iraq's Karim Jassim, met in New York.",
    ),
    (
        "in_person",
        "happened",
        "Bahrain,Qatar",
        "Meeting in Riyadh, the foreign ministers of Bahrain and Qatar agreed to restore flights.",
    ),
    ("in_person", "happened", "Kosovo,Serbia", "The EU brought together the leaders of Kosovo and Serbia in Ohrid."),
    (
        "in_person",
        "planned",
        "Finland,Sweden,Norway",
        "The leaders of Finland, Sweden and Norway are to gather in Tromso in June.",
    ),
    (
        "in_person",
        "hypothetical",
        "Cyprus,Turkey",
        "The prospect of a meeting between the Cypriot and Turkish presidents has receded.",
    ),
    ("in_person", "negated", "Lebanon,Israel", "Lebanese officials said no meeting had been held with Israel."),
    (
        "unspecified",
        "called_for",
        "Armenia,Azerbaijan",
        "The Armenian prime minister appealed to Azerbaijan to resume talks.",
    ),
    (
        "visit",
        "happened",
        "Germany,Senegal",
        "The German development minister, who arrived in Dakar on Sunday, met Senegal's president.",
    ),
    (
        "visit",
        "happened",
        "Cambodia,Laos",
        "The Cambodian prime minister's visit to Laos ended with the signing of six accords.",
    ),
    (
        "visit",
        "happened",
        "Ireland,Kenya",
        "President Nora Keane of Ireland returned from Nairobi on Friday after meeting Kenya's president.",
    ),
    ("visit", "happened", "Vatican,Iraq", "The pope visited Iraq in 2021."),
    ("visit", "planned", "Brazil,Colombia", "Brazil's foreign minister leaves for Bogota on Thursday."),
    ("visit", "planned", "Philippines,Vietnam", "Vietnam will receive the Philippine president in April."),
    ("visit", "called_for", "France,Armenia", "Armenia's president invited his French counterpart to Yerevan."),
    (
        "letter",
        "happened",
        "Iran,Russia",
        "Iran's foreign minister handed the Russian president a letter from the supreme leader.",
    ),
    (
        "message",
        "happened",
        "China,Tanzania",
        "China's president sent his congratulations to Tanzania's new president.",
    ),
    (
        "intermediary",
        "happened",
        "United States,Venezuela",
        "Washington and Caracas are communicating through the Vatican.",
    ),
    (
        "intermediary",
        "planned",
        "Sudan,United Arab Emirates",
        "Turkey will mediate between Sudan and the United Arab Emirates.",
    ),
    ("unspecified", "happened", "Malta,Libya", "Malta is in touch with the Libyan coast guard."),
]
NO_CONTACTS = [
    "The company will have to meet a deadline on Friday, Norway's oil ministry said.",
    "Japan was visited by two storms this month.",
    "Germany failed to meet its climate targets, the European Commission said.",
    "The Indian prime minister visited a hospital in Pune.",
    "China called Taiwan a province.",
    "Greek voters go to the polls on Sunday.",
    "Toyota of Japan is in talks with Foxconn to build cars.",
    "The Turkish lira hosted fresh losses on Monday while the Russian rouble rose.",
    "Pakistan's army chief addressed troops near the Indian border.",
    "Tourists from China travelled to Thailand in record numbers.",
    "Canada sent firefighters to Chile.",
    "Ethiopia and Eritrea share a border of a thousand kilometres.",
    "The Ukrainian army hit a depot in Russia, the general staff wrote on Telegram.",
    "A flight from Tehran landed in Istanbul with engine trouble.",
    "The storm arrived in the Philippines on Monday and headed to Vietnam.",
    "The Ukrainian president visited the front line near Kharkiv.",
    "The Turkish president addressed parliament in Ankara.",
    "Brazil hosted the carnival.",
    "A Chinese ship landed coal in Pakistan.",
]


@cache
def _reading(text: str) -> Reading:
    return read_text(text)


def _takes_part(reading: Reading, contact: Contact, wanted: str) -> bool:
    those = [a for a in reading.actors if a.id in contact.participants]
    return any(wanted in name for a in those for name in (a.name, a.country_name or ""))


def _with_all(text: str, wanted: str) -> list[Contact]:
    reading = _reading(text)
    return [c for c in reading.contacts if all(_takes_part(reading, c, w) for w in wanted.split(","))]


def test_participants_of_common_wordings_are_found() -> None:
    missed = [text for _, _, wanted, text in PASSAGES if not _with_all(text, wanted)]
    assert 1 - len(missed) / len(PASSAGES) >= PARTICIPANTS_RIGHT, missed


def test_medium_and_status_of_common_wordings_are_right() -> None:
    wrong = [
        text
        for medium, status, wanted, text in PASSAGES
        if not any((c.medium, c.status) == (medium, status) for c in _with_all(text, wanted))
    ]
    assert 1 - len(wrong) / len(PASSAGES) >= ALL_RIGHT, wrong


def test_what_only_looks_like_a_contact_is_none() -> None:
    heard = [text for text in NO_CONTACTS if _reading(text).contacts]
    assert 1 - len(heard) / len(NO_CONTACTS) >= QUIET, heard
