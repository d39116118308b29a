"""What the formats of hostile bytes are made of: their signs, and values that break careless readers."""

from __future__ import annotations

MARKUP = (
    b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&amp;", b"&#0;", b"&#x110000;", b"&nbsp;",
    b"&l9;", b"<!DOCTYPE x [<!ENTITY l9 'ha'>]>", b"<?xml version='1.0' encoding='klingon'?>",
    b"<?xml version='1.0' encoding='utf-16'?>", b"xmlns:x='u'", b"xml:base='//['", b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xed\xa0\x80", b"http://[::1", b"//",
)  # fmt: skip

FEED = (
    *MARKUP, b"<item>", b"</item>", b"<entry>", b"<link>", b"<link href='http://['/>", b"<pubDate>", b"<dc:date>",
    b"<updated>", b"99999-99-99T99:99:99Z", b"Tue, 99 Mar 99999 10:00:00 +9999", b"0000-00-00",
    b"<title type='xhtml'>", b"<guid>", b"<content:encoded>", b"<georss:point>1 2</georss:point>", b"<media:content>",
    b"base64", b"<rss version='0.9'>",
)  # fmt: skip

SITEMAP = (
    *MARKUP, b"<url>", b"<loc>", b"<news:news>", b"<sitemap>",
)  # fmt: skip

OPML = (
    *MARKUP, b"<outline xmlUrl='http://['/>", b"<OUTLINE>", b"<body>",
)  # fmt: skip

JSON = (
    b"{", b"}", b"[", b"]", b'"items":', b"null", b"1e999", b"-1", b"NaN", b'"\\ud800"', b'"\\u0000"', b'"url":',
    b'"text":', b'"date":', b"99999999999999999999", b"[" * 500, b'{"a":' * 500,
)  # fmt: skip

LINES = (
    *JSON, b"\n", b"\r", b"\xef\xbb\xbf", b"\x1f\x8b\x08",
)  # fmt: skip

PAGE = (
    *MARKUP, b"<div>", b"</div>", b"<p>", b"</p>", b"<script>", b"<script type='application/ld+json'>", b"</script>",
    b"<table><tr><td>", b"<svg>", b"<math>", b"<template>", b"<br>", b"<base href='http://['>",
    b"<meta charset='utf-7'>", b"<meta property='og:url' content='http://['>",
    b"<link type='application/rss+xml' href='http://[::1'>", b"<h1>", b"<li>",
    b'{"@type":"NewsArticle","datePublished":"9999-99-99"}', b"<time datetime='99999-01-01'>", b"<a href='",
    b"<style>",
)  # fmt: skip

TEXT = (
    b"#", b"**", b"`", b"---\n", b"[a](", b"\n\n", b"\x00", b"\xff", "—".encode(),
)  # fmt: skip

PDF = (
    b"<<", b">>", b"/Kids [3 0 R 3 0 R]", b"/Length -1", b"/Filter /FlateDecode", b"0 R", b"(",
)  # fmt: skip

ROBOTS = (
    b"User-agent: *\n", b"User-agent: dragoman\n", b"Disallow: /\n", b"Allow: /*", b"*" * 30, b"$",
    b"Crawl-delay: 1e400\n", b"Crawl-delay: nan\n", b"Request-rate: 1/0s\n",
    b"Request-rate: 99999999999999999999/1s\n", b"Visit-time: 9999-0000\n", b"Sitemap: http://[\n", b"%", b"%C3",
    b"\xff", b"\r", b":", b"#",
)  # fmt: skip

MAIL = (
    b"\n\n", b"From a\n", b"Content-Type: multipart/mixed; boundary=", b"Content-Transfer-Encoding: base64\n",
    b"--inner", b"Content-Type: text/html; charset=klingon\n", b"=?utf-8?B?=?=", b"=?x?Q?=FF?=",
    b"charset*0*=utf-8''%FF", b"Date: x\n", b"Content-Type: message/rfc822\n",
    b"Content-Transfer-Encoding: x-uuencode\n", b"begin 666 a\n", b"From: @\n", b"\xff",
)  # fmt: skip

ARCHIVE = (
    b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"WARC/1.0\r\n", b"WARC/1.1\r\n", b"\r\n\r\n",
    b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n", b"WARC-Type: response\r\n",
    b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: br\r\n", b"\xff\xff\xff\xff",
    b"WARC-Date: 9999-99-99\r\n", b"\x00" * 64,
)  # fmt: skip

BODY = (
    b"\r\n", b"ffffffffffffffff\r\n", b"-1\r\n", b"\x78\x9c", b"\x28\xb5\x2f\xfd", b"0_0\r\n",
)  # fmt: skip
