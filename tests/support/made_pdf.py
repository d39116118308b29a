"""A small PDF, for tests."""

from __future__ import annotations

import io

PAGES = [
    [
        "Ministry of Foreign Affairs - Press Release",
        "Ambassador Presents Credentials in Lisbon",
        "LISBON, June 3, 2015 (Press Office) - The new ambassador presented his",
        "credentials to the president on Wednesday and said that the two govern-",
        "ments would sign a treaty on extradition before the end of the year.",
        "",
        "The president thanked him and recalled the long-standing friendship of",
        "both peoples. A joint commission is to meet",
        "Page 1 of 2",
    ],
    [
        "Ministry of Foreign Affairs - Press Release",
        "in Porto in September, according to a programme that both ministries",
        "published on Tuesday.",
        "Officials declined to comment on the case of two sailors who have been",
        "held since April.",
        "Page 2 of 2",
    ],
]


def write_pdf(pages: list[list[str]]) -> bytes:
    """Return a small PDF with the lines on its pages, built by hand so that no writer is needed."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = (
            "BT /F1 11 Tf 14 TL 60 760 Td "
            + " ".join(f"({line}) Tj T*" if line else "0 -8 Td" for line in lines)
            + " ET"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{offset:010} 00000 n \n" for offset in offsets).encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()
