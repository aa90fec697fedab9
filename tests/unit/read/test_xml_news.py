from __future__ import annotations

import pytest

from provenance.errors import UnreadableInputError

G2 = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="https://wire.example/9" xml:lang="en-US">
  <rightsInfo><usageTerms>Mandatory credit: Skarland Navy. No sales.</usageTerms></rightsInfo>
  <itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:CWR"><name>Coast Wire</name></provider>
    <versionCreated>2025-03-02T10:00:00Z</versionCreated><pubStatus qcode="stat:{status}"/>
    <edNote>Adds reaction from the port.</edNote></itemMeta>
  <contentMeta><by>Ada Moor</by><infoSource literal="Skarland Navy"/><creditline>Coast Wire</creditline>
    <headline>Harbour wall gives way</headline>{description}</contentMeta>
  <contentSet>{content}</contentSet>
</newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>The wall gave way.</p><p>Nobody was hurt.</p></body></html></inlineXML>"""
REMOTE = (
    '<remoteContent rendition="rnd:thumbnail" width="4000" href="t.jpg"/>'
    '<remoteContent rendition="rnd:highRes" width="3000" href="h.jpg"/>'
)
NITF = """<nitf baselang="en-GB"><head><title>t</title><docdata>
<date.issue norm="20250302T100000Z"/><ed-msg info="Embargoed until noon."/>
<del-list><from-src src-name="Northern News Agency"/></del-list>
</docdata></head><body><body.head><hedline><hl1>Wall gives way</hl1>
<hl2>Port closed</hl2></hedline><byline>By <person>Ada Moor</person>
<byttl>HOGP</byttl></byline><distributor>Coast Wire</distributor>
</body.head>
<body.content><block><p>The wall gave way, <em>the port</em> said.</p>
<media media-type="image"><media-reference source="w.jpg"/>
<media-caption><p>The wall on Sunday.</p></media-caption><media-producer>A. Moor</media-producer></media><hl2>Repairs</hl2>
<ul><li>Stones</li></ul><table><tr><td>1</td><td>2</td></tr></table>
<bq>We are lucky.</bq></block></body.content></body></nitf>"""
NEWSML1 = """<NewsML Version="1.2"><NewsItem><NewsManagement><FirstCreated>20250302T100000Z</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Wall gives way</HeadLine>
<ByLine>Ada Moor</ByLine></NewsLines><AdministrativeMetadata>
<Provider>
<Party FormalName="CWR"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<NewsComponent><ContentItem><DataContent><p>The wall gave way.</p>
<p>Nobody was hurt.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Caption"/><ContentItem Href="w.jpg"/>
<ContentItem><DataContent>The wall on Sunday.</DataContent>
</ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"""
RSS = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Skarvik Courier</title><language>en-gb</language>
<item><title>Wall &amp;amp; harbour</title><link>https://courier.example/1</link><dc:creator>Ada Moor</dc:creator>
<pubDate>Sun, 02 Mar 2025 10:00:00 +0000</pubDate><description>A short account.</description>
<content:encoded><![CDATA[<p>The wall gave way.</p><p>Nobody was hurt.</p>]]></content:encoded>
<media:content url="a.jpg"><media:description>The wall.</media:description>
<media:credit>Ada Moor/Coast Wire</media:credit></media:content>
<media:content url="b.jpg"><media:description>The pier.</media:description>
<media:credit>Northern News Agency</media:credit></media:content>
</item><item><title>Second</title></item><item><link>https://courier.example/3</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title><entry><title>Mauer bricht</title>
<link rel="alternate" href="https://blatt.example/1"/><author>
<name>Ada Moor</name></author><updated>2025-03-02T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die Mauer brach.</p></div></content></entry></feed>"""


def item(kind="text", status="usable", description="", content=XHTML):
    return G2.format(kind=kind, status=status, description=description, content=content)


def test_a_news_item(read_one):
    found = read_one(item(description="<description>A wall fell.</description>"))
    assert found.passages == [
        ("headline", "Harbour wall gives way"),
        ("deck", "A wall fell."),
        ("editor_note", "Adds reaction from the port."),
        ("paragraph", "The wall gave way."),
        ("paragraph", "Nobody was hurt."),
    ]
    assert found.paths[0] == "/newsItem/contentMeta/headline"
    assert found.paths[3] == "/newsItem/contentSet/inlineXML#/html/body/p[1]"
    source = found.source
    assert (source.byline, source.publisher, source.language) == (("Ada Moor",), "Coast Wire", "en")
    assert source.address == "https://wire.example/9"
    assert [(f.name, f.text) for f in source.fields] == [
        ("by", "Ada Moor"),
        ("infoSource", "Skarland Navy"),
        ("creditline", "Coast Wire"),
    ]


def test_a_picture_whose_content_lies_elsewhere(read_one):
    found = read_one(
        item("picture", "canceled", '<description role="drol:caption">The wall on Sunday.</description>', REMOTE)
    )
    assert found.passages == [
        ("headline", "Harbour wall gives way"),
        ("caption", "The wall on Sunday. Adds reaction from the port."),
    ]
    assert found.caption.src == "h.jpg"
    assert found.codes == ["read.not-usable"]


def test_a_message_of_several_items(read_all):
    body = item().partition("?>")[2]
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{body}{body}</itemSet></newsMessage>'
    found = read_all(message)
    assert [a.number for a in found] == ["1", "2"]
    assert found[1].paths[0] == "/newsMessage/itemSet/newsItem[2]/contentMeta/headline"


def test_a_package_lists_its_items(read_one):
    package = """<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>Today</headline></contentMeta>
    <groupSet><group><itemRef><title>Wall gives way</title><description>The port is closed.</description></itemRef></group>
    </groupSet></packageItem>"""
    assert read_one(package).passages == [
        ("headline", "Today"),
        ("list_item", "Wall gives way"),
        ("paragraph", "The port is closed."),
    ]


def test_an_item_that_is_no_news_is_refused(read_all):
    with pytest.raises(UnreadableInputError, match="conceptItem"):
        read_all('<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/"><concept/></conceptItem>')


def test_nitf(read_one):
    found = read_one(NITF)
    assert found.passages == [
        ("headline", "Wall gives way"),
        ("deck", "Port closed"),
        ("editor_note", "Embargoed until noon."),
        ("paragraph", "The wall gave way, the port said."),
        ("caption", "The wall on Sunday."),
        ("paragraph", "Repairs"),
        ("list_item", "Stones"),
        ("blockquote", "We are lucky."),
    ]
    assert found.paths[3] == "/nitf/body/body.content/block/p"
    assert found.caption.src == "w.jpg"
    assert [(f.name, f.text) for f in found.caption.fields] == [("media-producer", "A. Moor")]
    source = found.source
    assert (source.byline, source.publisher, source.language, source.published) == (
        ("Ada Moor",),
        "Coast Wire",
        "en",
        "2025-03-02",
    )
    assert [(f.name, f.text) for f in source.fields] == [
        ("byttl", "HOGP"),
        ("from-src", "Northern News Agency"),
        ("distributor", "Coast Wire"),
    ]


def test_newsml_1(read_one):
    found = read_one(NEWSML1)
    assert found.passages == [
        ("headline", "Wall gives way"),
        ("paragraph", "The wall gave way."),
        ("paragraph", "Nobody was hurt."),
        ("caption", "The wall on Sunday."),
    ]
    assert (found.source.byline, found.source.publisher, found.source.language) == (("Ada Moor",), "CWR", "en")
    assert found.caption.src == "w.jpg"


def test_rss_gives_an_article_for_each_item(read_all):
    first, second, third = read_all(RSS)
    assert first.passages == [
        ("headline", "Wall & harbour"),
        ("deck", "A short account."),
        ("paragraph", "The wall gave way."),
        ("paragraph", "Nobody was hurt."),
        ("caption", "The wall."),
        ("caption", "The pier."),
    ]
    assert [p.image.fields[0].text for p in first.source.passages[4:]] == ["Ada Moor/Coast Wire", "Northern News Agency"]
    source = first.source
    assert (source.language, source.byline, source.publisher) == ("en", ("Ada Moor",), "Skarvik Courier")
    assert (source.published, source.address) == ("2025-03-02T10:00:00+00:00", "https://courier.example/1")
    assert (first.number, second.number, second.passages) == ("1", "2", [("headline", "Second")])
    assert third.code == "read.no-text"


def test_atom(read_one):
    found = read_one(ATOM)
    assert found.number == "1"
    assert found.passages == [("headline", "Mauer bricht"), ("paragraph", "Die Mauer brach.")]
    assert (found.source.language, found.source.byline, found.source.address) == (
        "de",
        ("Ada Moor",),
        "https://blatt.example/1",
    )


def test_a_credit_below_a_feed_s_picture_is_a_caption(read_one):
    rss = (
        "<rss><channel><item><title>A walk</title><description>&lt;img src='w.jpg'&gt;&lt;p&gt;We walked.&lt;/p&gt;"
        "&lt;p&gt;(Image credit: Ada Moor/Coast Wire)&lt;/p&gt;</description></item></channel></rss>"
    )
    assert read_one(rss).passages[-1] == ("caption", "(Image credit: Ada Moor/Coast Wire)")


def test_damaged_xml_is_read_as_far_as_it_goes(read_one):
    found = read_one(NITF[: NITF.index("<bq>")])
    assert found.passages[-1] == ("list_item", "Stones")
    assert found.codes == ["read.malformed"]


@pytest.mark.parametrize("content", ["<?xml version='1.0'?><catalog><cd/></catalog>", "<rss><channel/></rss>"])
def test_other_xml_is_refused(read_all, content):
    with pytest.raises(UnreadableInputError):
        read_all(content)
