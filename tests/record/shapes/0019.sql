BEGIN;
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- digest of text, address or outlet, and publication
    source TEXT NOT NULL,
    url TEXT,
    page TEXT,                         -- the address without its scheme and fragment: versions of one page share it
    title TEXT,
    outlet TEXT,
    earliest TEXT,                     -- publication
    latest TEXT,
    basis TEXT,
    characters INTEGER NOT NULL,
    origin TEXT NOT NULL,              -- least key among the near-identical articles
    engine TEXT NOT NULL,
    model TEXT NOT NULL,
    added TEXT NOT NULL,
    sketch BLOB NOT NULL,
    reading BLOB NOT NULL              -- the whole reading, JSON, compressed
) STRICT;
CREATE TABLE article_band (
    band INTEGER NOT NULL,             -- digest of one band of the sketch
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE passage USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE actor (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    country_name TEXT,
    sector TEXT
, decided INTEGER NOT NULL DEFAULT 0, person TEXT, person_rank TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE actor_country (           -- in how many articles a person who is in no registry is of a country
    actor TEXT NOT NULL REFERENCES actor (id),
    country TEXT NOT NULL,
    name TEXT,
    articles INTEGER NOT NULL,
    PRIMARY KEY (actor, country)
) STRICT, WITHOUT ROWID;
CREATE TABLE office (
    actor TEXT NOT NULL REFERENCES actor (id),
    title TEXT NOT NULL,
    earliest TEXT NOT NULL,            -- first and last day of publication on which an article gives it
    latest TEXT NOT NULL,
    PRIMARY KEY (actor, title)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- least key among its reports
    kind TEXT NOT NULL,                -- event | commitment
    type TEXT NOT NULL,                -- PLOVER type, or kind of commitment
    medium TEXT,                       -- of a contact
    level TEXT,                        -- heads | ministers | officials | unknown
    status TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    precision TEXT NOT NULL,
    reports INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    confidence REAL NOT NULL,
    intensity REAL,
    disputes TEXT,                     -- what its reports differ in: "date status"
    parties TEXT NOT NULL,             -- JSON: role, actor, kind, country and rank of everybody who takes part
    best INTEGER NOT NULL REFERENCES report (id)
, undecided INTEGER NOT NULL DEFAULT 0, decided INTEGER NOT NULL DEFAULT 0, worth REAL GENERATED ALWAYS AS (
    CASE WHEN (decided = 0 AND confidence < 1) OR (disputes IS NOT NULL AND undecided > 0)
    THEN (0.1 + 0.9 * (1 - confidence)) * min(origins, 5) * CASE WHEN medium IS NULL THEN 1 ELSE 2 END END
) VIRTUAL, place TEXT) STRICT;
CREATE TABLE event_pair (              -- a < b; a country alone stands with itself
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    earliest TEXT NOT NULL,            -- "" when nothing is known
    event INTEGER NOT NULL REFERENCES event (id),
    contact INTEGER NOT NULL,
    PRIMARY KEY (a, b, earliest, event)
) STRICT, WITHOUT ROWID;
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- digest of the article's key and the fact's identifier
    article INTEGER NOT NULL REFERENCES article (id),
    fact TEXT NOT NULL,                -- identifier of the fact in the reading
    contact TEXT,                      -- identifier of the contact, where the event is one
    kind TEXT NOT NULL,                -- event | statement | commitment | assessment
    type TEXT NOT NULL,                -- PLOVER type; tone of a statement; kind of a commitment; direction of an assessment
    medium TEXT,
    level TEXT,
    status TEXT NOT NULL,
    historical INTEGER NOT NULL,
    earliest TEXT,
    latest TEXT,
    precision TEXT NOT NULL,
    near_earliest TEXT,                -- of a contact without a date: of the one that the article means by it
    near_latest TEXT,
    confidence REAL NOT NULL,
    intensity REAL,
    block TEXT,                        -- what it must share with another report to be the same event
    placed TEXT,                       -- first and last day on which it may have been, as the merge sees it
    quote TEXT NOT NULL,               -- the words that it rests on, or what is said or to be done
    words TEXT NOT NULL,               -- stems of the telling words of its sentences
    answers TEXT,                      -- the fact of the same reading that a commitment answers
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    verdict TEXT,                      -- accepted | rejected | corrected | NULL
    cluster TEXT,                      -- least key among the reports that agree by themselves
    event INTEGER REFERENCES event (id)
, worth REAL GENERATED ALWAYS AS (
    CASE WHEN kind IN ('statement', 'assessment') AND verdict IS NULL AND confidence < 1 THEN (1 - confidence) * 0.5 END
) VIRTUAL, cue TEXT, place TEXT) STRICT;
CREATE TABLE claim (                   -- what articles say of the contacts before
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article (id),
    report TEXT NOT NULL,              -- key of the report of the contact that it is about
    kind TEXT NOT NULL,                -- first_since | last_was | count
    media TEXT NOT NULL,
    number INTEGER,
    earliest TEXT,
    latest TEXT,
    as_of TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
) STRICT;
CREATE TABLE report_party (
    report INTEGER NOT NULL REFERENCES report (id),
    role TEXT NOT NULL,                -- actor | recipient | participant | speaker | addressee | by | to | between | …
    place INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actor (id),
    kind TEXT NOT NULL,                -- as the article has it: what is a person here may be an office in another article
    country TEXT,                      -- of a person as the record knows it, else as the article has it
    rank TEXT, told TEXT,                         -- heads | ministers | officials | NULL
    PRIMARY KEY (report, role, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_country (         -- countries whose people take part in a fact of an article
    country TEXT NOT NULL,
    day TEXT NOT NULL,                 -- last day on which it may have appeared; "" when nothing is known
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (country, day, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,              -- accept | reject | correct | merge | split | settle | enter | reliability | undo
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,              -- JSON
    note TEXT,
    undone_by INTEGER REFERENCES decision (id)
) STRICT;
CREATE TABLE decision_report (         -- which reports a decision is about
    report TEXT NOT NULL,
    decision INTEGER NOT NULL REFERENCES decision (id),
    PRIMARY KEY (report, decision)
) STRICT, WITHOUT ROWID;
CREATE TABLE link (                    -- what decisions say of two reports
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    decision INTEGER NOT NULL REFERENCES decision (id),
    same INTEGER NOT NULL,             -- after the columns of the key: SQLite 3.40 says else that it is NULL (integrity_check)
    PRIMARY KEY (a, b, decision)
) STRICT, WITHOUT ROWID;
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,              -- a person, or the engine with its version and model
    action TEXT NOT NULL,              -- read | reread | joined | parted | decided | imported | released
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE TABLE release (
    version TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT,
    digest TEXT NOT NULL,
    content BLOB NOT NULL              -- key and digest of every event, compressed
) STRICT;
CREATE TABLE external_event (
    data_set TEXT NOT NULL,            -- polecat | icews | gdelt
    id TEXT NOT NULL,                  -- as the data set has it
    place INTEGER NOT NULL,            -- an event of several dyads has a row for each, numbered from 0
    date TEXT NOT NULL,
    a TEXT,                            -- the dyad as in event_pair: a < b, a country alone stands with itself;
    b TEXT,                            -- NULL where no country is given
    actor TEXT,
    actor_country TEXT,
    recipient TEXT,
    recipient_country TEXT,
    type TEXT,                         -- PLOVER type: as given, else what the CAMEO code comes to
    cameo TEXT,
    score REAL,                        -- Goldstein score, or the data set's own intensity
    place_name TEXT,
    text TEXT,                         -- what the data set says of the event in words: "Consult", modes, contexts
    source TEXT, file INTEGER REFERENCES external_file (id),                       -- publisher or address
    PRIMARY KEY (data_set, id, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE double (
    a INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    days INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE TABLE earlier_reading (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    engine TEXT NOT NULL,
    model TEXT NOT NULL,
    until TEXT NOT NULL,               -- when the newer one was accepted
    reading BLOB NOT NULL
) STRICT;
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    kind TEXT,                         -- feed | sitemap | page; NULL until it has answered
    title TEXT,                        -- as it calls itself
    outlet TEXT,                       -- as the user calls its publisher
    country TEXT,                      -- of its publisher, ISO 3166-1 alpha-3
    hosts TEXT NOT NULL DEFAULT '',    -- hosts outside its own site that it may lead to, separated by spaces
    every INTEGER,                     -- seconds between visits; NULL for what is usual for its kind
    state TEXT NOT NULL,               -- active | paused | gone | removed
    added TEXT NOT NULL,
    etag TEXT,                         -- for conditional requests
    modified TEXT,
    due TEXT NOT NULL,                 -- when it is to be visited next
    tried TEXT,                        -- last visit
    answered TEXT,                     -- last visit that succeeded
    fresh TEXT,                        -- last visit that brought a new address
    failures INTEGER NOT NULL DEFAULT 0,  -- visits in a row that failed
    reason TEXT                        -- why the last one did
) STRICT;
CREATE TABLE source_moved (            -- addresses that a source had before it moved for good
    address TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    at TEXT NOT NULL,
    PRIMARY KEY (address, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE source_part (             -- sitemaps that a sitemap names
    source INTEGER NOT NULL REFERENCES source (id),
    address TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    PRIMARY KEY (source, address)
) STRICT, WITHOUT ROWID;
CREATE TABLE source_gap (              -- times in which a source may have listed what was not seen
    source INTEGER NOT NULL REFERENCES source (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (source, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE raw (                     -- bytes as they were received; the same bytes are kept once
    hash TEXT PRIMARY KEY,             -- SHA-256
    size INTEGER NOT NULL,
    packed BLOB NOT NULL               -- compressed by zlib
) STRICT;
CREATE TABLE seen_address (            -- what sources list, each page once
    page TEXT PRIMARY KEY,             -- the address without scheme, fragment and what only follows readers
    url TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    title TEXT,
    day TEXT,                          -- of publication, as the source states it
    stated TEXT,                       -- its words for that
    updated TEXT,
    found TEXT NOT NULL,
    state TEXT NOT NULL,               -- waiting | fetched | added | known | paywalled | unreadable | gone | skipped | failed
    reason TEXT,
    tries INTEGER NOT NULL DEFAULT 0,  -- fetches in a row that failed; of a fetched one, how often a run ended before it was read
    due TEXT NOT NULL,
    document INTEGER REFERENCES document (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE host_hold (               -- hosts that asked to be left alone for a time
    host TEXT PRIMARY KEY,
    until TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_rule (
    name TEXT PRIMARY KEY,
    rule TEXT NOT NULL,                -- JSON
    added TEXT NOT NULL,
    author TEXT NOT NULL,
    removed TEXT                       -- when it was taken out; it is kept, for alerts name it
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_channel (           -- where alerts go: webhook | feed | digest
    name TEXT PRIMARY KEY,
    channel TEXT NOT NULL,             -- JSON; of a secret only the name of the variable that holds it
    added TEXT NOT NULL,
    author TEXT NOT NULL,
    removed TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- digest of rule, fact, state and the alert before it about the same fact
    rule TEXT NOT NULL,
    thread INTEGER NOT NULL,           -- the first alert about the same fact: its own number, of the first
    state TEXT NOT NULL,               -- JSON: what of the fact would make it news again if it changed
    fired TEXT NOT NULL,
    content TEXT NOT NULL              -- JSON: the alert as it was told
) STRICT;
CREATE TABLE alert_mark (              -- by what a fact is known again: any report of its event, for events merge and part
    rule TEXT NOT NULL,
    mark TEXT NOT NULL,
    alert INTEGER NOT NULL REFERENCES alert (id),
    PRIMARY KEY (rule, mark, alert)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_delivery (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- idempotency key: the same in every attempt
    alert INTEGER NOT NULL REFERENCES alert (id),
    channel TEXT NOT NULL,
    state TEXT NOT NULL,               -- pending | delivered | failed
    tries INTEGER NOT NULL DEFAULT 0,  -- since it was last put into the queue
    due REAL NOT NULL,                 -- seconds since 1970: not to be tried before
    UNIQUE (alert, channel)
) STRICT;
CREATE TABLE alert_attempt (
    delivery INTEGER NOT NULL REFERENCES alert_delivery (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    status INTEGER,                    -- what the server answered; NULL where it did not
    outcome TEXT NOT NULL,             -- begun | delivered | the reason why not
    PRIMARY KEY (delivery, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_feed (              -- what makes the feed of this record the same feed for ever
    id TEXT PRIMARY KEY,
    made TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE brief (
    key TEXT NOT NULL,
    version INTEGER NOT NULL,          -- from 1
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,                -- paragraphs; {{key of an event or report}} stands for a footnote
    removed INTEGER NOT NULL,          -- whether it was taken off the list by this version
    PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE document (                -- one fetch of one address, or one opening of one file
    id INTEGER PRIMARY KEY,
    source INTEGER REFERENCES source (id),  -- NULL for what no source listed
    asked TEXT NOT NULL,               -- the address that was asked, or the path; "archive#place" within an archive
    answered TEXT,                     -- the address that answered, after redirects
    fetched TEXT NOT NULL,
    status INTEGER,                    -- NULL for what no server sent
    headers TEXT NOT NULL,             -- JSON: those that say what the bytes are
    agent TEXT,                        -- who asked: the program and its version; NULL for what another program fetched
    hash TEXT NOT NULL,                -- SHA-256 of the bytes, which are in "raw" unless they lie in a file
    file TEXT,                         -- the file in which the bytes lie, where the record does not keep them
    outlet TEXT,                       -- what the user or the source said of it: publisher,
    url TEXT,                          -- where it was published,
    title TEXT,
    day TEXT,                          -- when it was published,
    stated TEXT,                       -- the words of the source for that
    article TEXT                       -- key of the article that was read from it
) STRICT;
CREATE TABLE newer_version (           -- articles whose bytes gave another article when they were read again
    article TEXT PRIMARY KEY,
    newer TEXT NOT NULL,               -- key of the other article
    document INTEGER NOT NULL REFERENCES document (id),
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE article_named (           -- countries that an article names, beside those in "article_country"
    country TEXT NOT NULL,
    day TEXT NOT NULL,                 -- last day on which it may have appeared; "" when nothing is known
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (country, day, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_day (
    day TEXT PRIMARY KEY,              -- last day on which an article may have appeared
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE person_named (            -- persons whom a fact of an article names; not of articles that were withdrawn
    actor TEXT NOT NULL REFERENCES actor (id),
    rank TEXT NOT NULL,                -- heads | ministers | officials | "" where the article gives no office
    day TEXT NOT NULL,                 -- last day on which it may have appeared; "" when nothing is known
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (actor, rank, day, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE family_name (             -- parts of a person's name that may stand for the whole, as identifiers have them
    actor TEXT NOT NULL REFERENCES actor (id),
    name TEXT NOT NULL,
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE external_file (
    id INTEGER PRIMARY KEY,
    data_set TEXT NOT NULL,            -- polecat | icews | gdelt
    digest TEXT,                       -- first 16 digits of its SHA-256, its subject in the history; NULL for several
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL
) STRICT;
CREATE TABLE external_known (
    data_set TEXT NOT NULL,
    id TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES external_file (id),
    PRIMARY KEY (data_set, id, file)
) STRICT, WITHOUT ROWID;
CREATE TABLE mention (
    block TEXT NOT NULL,               -- as the report has it: those that are compared lie beside each other
    placed TEXT NOT NULL,              -- first and last day on which it may have been
    until TEXT NOT NULL,
    report INTEGER NOT NULL,           -- number of the report
    seen BLOB NOT NULL,                -- record.mentions.Mention, packed
    PRIMARY KEY (block, placed, report)
) STRICT, WITHOUT ROWID;
INSERT INTO article ("id", "key", "source", "url", "page", "title", "outlet", "earliest", "latest", "basis", "characters", "origin", "engine", "model", "added", "sketch", "reading") VALUES (1, '3083129aebda772b', 'Courier.txt', NULL, NULL, NULL, 'Courier', '2025-03-04', '2025-03-04', 'stated', 487, '3083129aebda772b', '0.1.0', 'invented', '2026-11-29T19:30:05Z', X'F2C1C72385DDD9C0DC2E019FC16A0E361ED785C09D4A526BD3A60771A03452C18232D71F2289F3C0A1503BC0738FB18BF2B5BBC0B4952316F65C395360D3B9C171360F175818CE7EBBBD03112A10DDC073D1E4C073D95C2E722348C07BCCB58131651C25E7506B394DB8510DB902FDC0D440A40A977D81C017EE07C04942937F2198A8C137B6213311EAE52D51A61F0551692AC280760E2B4D57BE45FBF9683B5CD4A050CFB95FC0208D6EC0574B8AC009FDA41D99A2B1BA698DE24D457A9D012FB613C0E22E696ED27F9F62DC467C235F5B495D2DB442C0A0EF67A47544630DAB082E7D3B05BF79C0B297C3854FE0C150A157C08F852E6A502776C08F21E1C1DB04047AB834467B070F094AFD448B2585BF872E1A31FB3F3FFF4CC28F1CA53734F3B8011B97E233370C381432A6677B9D24682C33B47D1322E929C0C52581C0291019A71C84D922D6F78D3A6F360EC07F8543753093D2BD87B987C0C51F06257B882A082995FAC01D1D44C006C08AC0A3C2B018D4B54E0EAFC87371B462A513AAA31BA1F0149F81303916190DA0551083041FC10A8CB9139572D4A416DED4C11B9D612626AFA8326E2969C0D81248C00B1A550B76960E5E45674726D3BD792C84AF81C519D00F3A8101FEC39CDDAF553C4E6497B2B123C131DCF1C186546316852701874457E6513788D911C9DD95C0A4E6A5AE2C095C04866513C067A581C0', X'789CCD55516FD43810FE2B519EDB551C6F76377D2BBD72027194EBC1BD00AA66137763E1D839DBE97585F8EFCC24936E8016711254F7104DEC783ECF7CDFCCE4635A7BD8B9166C7A92660BB1C8D2A3B475B532B8D6F646D9A86ADC021F7565547AF231D5357E0A0DE4C5EA04D659B55DA9722B40AE5775258A62BD59972594AB1A96EBA204102B9981907209F408B92C36B2C8D5B69265B644E4E07A5F21707A862F5AF945BC8DB8DD7B8CC0F6C61CA55147BA795CB81E17F1709C62EB63E37C484FDEBE3F4A0DD85D0F3B0254163F76FDD6E8D0601218BA026FB40AE49E6779719CC9E3210603F19EDD2D041D28D70823095B55411F145DF409C352B7E402A6563E4B062346938F468E66399A6234ABD1AC47B3194DC9EE130CE30806128C24184A30966030C16882E104E3E58C974F71315ECE7839E3E58C97335ECE7839E3E58C27194F329E9C12653CC97892F124E349C6938C27CB77F69D3D35FA36F9C3796512B075F2BC8F1192271EDF63123AF74125DB7DD235CEAA04B6287BB2F3A06D12F144D071F0890D1E721E2193CABB10B4DD2D7E21349640A3A0C6572EB6DABBAEA3D21A0A02AA389621F7C89F021D2CB4548B878870EF83B6F4BD533E38AAD1CAF536FA3D6E3DBD3C3DACAFD8F72986851D82ADA2E886BB4EB8BED643E3BCF22AE81A3B955A178D76368C214D81C84320732EBE1BCA6FE76FBE0DE577E57154EC1F8EE5ACA1588D71FEEB60902E45E36446903A9682388AFB6EF0BD78F9D79B17AF790031C595B3D468BCA256ECA9271B40E2EDD0958D0E1889AE0007C63598A0664A8C1A60FEE8EB55A53BCD119078D8D50F0D0579EF50A0DD8E600266851F6A2026C63930F2C023831658109D81EA6E70FDD303E5FCF7F9E593D317C9D9C5C5ABF3CBD3D7CF2E5E2284C61CA9F29077B128306964DB4D8EC8C035C94B50D9A2A4443AE771225D6DF7D31975339D406E91248F1121B7F881E495E586EE77F1CB4AFCB9BDF1699098E442F66722572CF220FE4CF456D5BA6FA9F6E82E6276F8C7E80E4685E6D241376444AA69ABA38659E945D7E96A2A0F6D8885ABCA806EA7033F58338F5C0EDFA8FABF9170F8DDB5873EA95CDBEAD87ED9BADDF132CB66F3C3BB560752916A72D0EE3D4933BC8F12567160E92E37F4E7DC969BF523E4860AF70F092CEE1558145F094C6DEA6FC07C57658CE35FE5C37FD2F9B1B918748610540833A17B8B3F12676EF887F619219F4A0A');
INSERT INTO article ("id", "key", "source", "url", "page", "title", "outlet", "earliest", "latest", "basis", "characters", "origin", "engine", "model", "added", "sketch", "reading") VALUES (2, '7914007c68e02301', 'Herald.txt', 'https://press.example/a', 'press.example/a', NULL, 'Herald', '2025-03-04', '2025-03-04', 'stated', 487, '7914007c68e02301', '0.1.0', 'invented', '2026-11-29T19:30:05Z', X'249E8F559E89526EDC2E019FD27D304ACD2ECCBD9D4A526B55C9EC91D9D1175E3F47019C80E96BC2EBECCF0048F76DC0646B2CC0C49BAB514A26955979225CC323BD9C338B4E2A539535843759AC1A42D8273F1390228503722348C02566281700F4D64BE7506B39260F18C34DAE610ED30510B89CD22C01C2AF9CC04942937FC10E33C15C1BB36B11EAE52DBA2A7A326FC22BC080760E2B30B0CC3721EDD7C140B512C0820825C032D4F6C0B536401E09FDA41D602C13C0698DE24D457A9D01D21EFD75182C93364EDA355663C76CA1D825D5C101CF97C0A0EF67A4B015FB50DF31CBC1D7A820C0C576AE1AAB95600F0CBE2524BF6843052BD54E4FBC6D52C0D03DD2C0B508AE0092C2027F69EDD3020EAA90575DAC2D2DE8C7931DA5AD9718E193237EC3DDEA8D591BFD1EEA42ACC1D4C3680B33B47D13D58F9B043CFE47A93676A1B1BB7F9C0A980F90119D5E0E2AB050363B180C2A71E02ACD1A009D41C27B882A083E9EC9C0207797C08C86284C0657CFC4D4B54E0E776EB1C0B462A513AAA31BA12A420976B9DF0A970DA055100B507326150DA5501BF4C2C04C4E94C05BF8742B26AFA8325D31BCC122B3E2791D0A29C2EAAE3CC102E05D6B916CBA4F8157890F19D00F3A985D65509CDDAF550F9C81353250859AB7B142BC310B14C223C7D09C4457E6519B6998C184862CC1514E38C02C095C04788528C09DA28872', X'789CCD56DF6FDC360CFE570C3F2717DBF25DEEEE2DEDD2FD40D7B459BB977538C8167D16224B9E24073914FDDF47DAF4E5B26EC30A6CC19E6849E62792DF47DA9F52E5E5DE75D2A6DB345BE48B2C3D4B3BA7C0E05ADB7BB011146E491F756D20DD7E4AB5C2A3D0CA62B9DA6EF20CCAE56A53415383CC0A25B2426E8A52AD4AB15935D552E5A259D765B9149B464123D6655DE5EAB26A602956CB15220737F81A81D3EFC04BA316F121E2EEE0298036C63E6C2F2E7A0F212CE04176BD810B89E751478AC60EC69CA56EC0453C4250B8436C9D0FE9F6975FCF5223ED7E907BBA032C1EF643657468312FCC06A4371A02791759B13CCFC47956A6E414FF64B79241074A3FCAA92E15D4720840177DC6A8E0815C2AEDEB364B46934FA6988C984C3999E5645693B99CCC7A321B769F61182767A09C917286CA192B67B09CD17286CB19AF60BC628E8BF10AC62B18AF60BC82F10AC62B18AF603CC17882F1C49C28E309C6138C27184F309E603CB1F9683FDA2BA31F921F9D079348AB921F861865F2C2E3734C42EFEE20A90E49DF3A0B89AC90F564EFA5B649C437828EA34F6CF125E715F8A4F62E046DF78BFF101A25D08254F8C86253DEF53D496B1484ACE324436E9B77393A58D991161F23C2BD3B6DE9BC071F1C69B476838DFE805BAF6EAF1ED73BF67D856161D360F700DD706C84A6D1632FBDC586D10A9B97BA198D76364C21CD8188C7404E6BF1B7A17C73FDE1CB50BE058FD3E3F0D7B1BC6C295663F0E80FC160B98026CC4981E05CE454A378E847DF9B373F7D78FD9E671297B876961A8D57D48A03F5642BB1F076ECCA56078C44D7128748234D801326260E307FF4F550EB5E7304441E76F5D70F859E60026685074A5225A63930D58147062D5010BD91F5716EFD3648CAF9E7EBDB1757AF939737376FAF6FAFDE7F7FF3062134E648CAC3BAE78B25268DD576B32356A0217A092A5B6C2891DE799C48BBEA30BF03F7F31B585B2C92C788B0B67840F48ACD9AEE77F1A912FFDDDEF83C524C7461F54F48AE99E491FC13D23B507AE8487B74175576FCECE85E4E0C9D5227FB3123624D5B1DB53C915E74BDAE6779684355D8D546EA6E7EE11F6AE699E5F005ABFF1B0AC7CF5DF7B453C37999D1CF42E841DE819F871B2F77FC297C32E46AB7E36326C7D95D05AD34CDCE35C72A0C944F905AA5DCEAA49163FE7829E75FAE2F9F217FE448433D8F9EF13A35FE1A298D3CD3BC944AD1EF09C024D1519D91F4FB35B43E775ADC995DA763F738FF24A611C2C9C660313567EEF983F63B417B55D6');
INSERT INTO article ("id", "key", "source", "url", "page", "title", "outlet", "earliest", "latest", "basis", "characters", "origin", "engine", "model", "added", "sketch", "reading") VALUES (3, '9e2c10a4823cd296', 'Courier.txt', NULL, NULL, NULL, 'Courier', '2025-03-08', '2025-03-08', 'stated', 360, '9e2c10a4823cd296', '0.1.0', 'invented', '2026-11-29T19:30:05Z', X'FE2D4933225BD8A278C2223CAA06F60DD4995219F2D1980AC78CB257D866DBC0526D159ADDF83B863A3D5F72E7D7204EA3E1CB06D64CC1C1D287C1410C8813C132AD07802CEAFC68D71EC76A8C0CA181D7AFAAC1C2EE220C6B97C99727BF44026D682FC3B9BC09C000AB1F0DB3E37737FCE7336B699D1FC087CB68AF3BAEFEC02266A61ACB0E91C06C66BA68543683C1EAB1CA746F3B89C13876B2C0D34F47C3565B273FFAB6AAC1866E9761D704F92C5CAB4B16365E708520A6136941851D1429D8CF6E481DAB402D9E7E0CC85967C188C569C0BCB571C09B5A8BC1D03D254D0E0BC9C0AD056C2CA999F3749706C90415C992125333F36EFBF281C08FA229B6F3466F78DDB4311A9B33C2040E668D134F878B0E854081C31BE1B97C9323FF63B79175C06D1D08A46E6A8E49CF97D5C1662097741A1EAAC0C3719F02F0D09DC19C861644AC57315C7A388F323607DA9BFEE237C09C4FA0A01D6CEBC13B5472100FD42F12E7266D52A6CD2D29AB71E42E6549F192B3EDDF16295438C26ED001787C36A48850B799C0018B03C2FFD2BF107DE67A22C19752739365172600561108F05F20C21FA6D38735CF86C5F4BA7C433A1EB85EBEA4EAC26C9639C3C6C9ED1B70481B26ADD3422198675CC0C986AB1546CE6373B39CC9C0F752B6950A01E473D6331CC2D5BD7971E9DE2F73681EFB54E703EB8B9C692C209EAF452925371DBA', X'789C8D94DB6EDB300C865FC5F0751B5856ED1CEEB2200506B44BD61D2EB60E0563CB893047F224B96D50F4DD47DAF492625DB15C8496647D247F927E8A4B075BBB0713CFE2642446497C16EF6DA96A5C6B73AF4C50256E810BBAA8553C7B8A7589477E076996CF72FC2555564C2FC689C8B3341F43B2C9D504A0DA88B14C2A218482B1C8209D4A999763B549F25C65D9244D525909247BDBBA02C1F1021FB472A3F01870BB75188169EBFA2C0E3A90E77E615B5C84E3EB145B1B76D6F978F6FDC7595C83D9B6B025A03278D8B49B5AFB1D2681A12B70B5569EAEA3FFEC3C91E7C924A64BE195DD0D78ED29D700BD081B5540EB15397AC6B0D4235D2954092E893A237A93F646F6E6A237596FF2DE8C7B33E9CD94AF0F18E60806092609460966098609A609C609E6A5CC4B87B89897322F655ECABC947929F352E6A5CC93CC93CC9343A2CC93CC93CC93CC93CC93CC93D35B736BE6B57E8CAEAD537504A68C960F107D8307282182A24099CB28EC5464F1CF455E976A8415D82928B5D972AD4B679B862ADBD5038AD07701B7E847EA2E037B6A85A32FDCFBA90D9D37CA794B2D52D8D60477C0ADCB9BF9717DC7772F1D186C50EC54451EFE346255E9AE6FD74E517886BA768F465BE3FB908640B26320C72CDF0C64BDBAFA3B90B5C5E62EDF0A44EF5574AD8DF6A11B8C17D1A05E8AC6F94421752E0589140E4D27D262F1E5D392E79F252EACA13EE7154D424B23B10314DE7443B1436FD6E902705E2BA8BD3AA904D500AF3955E846B36F92836A8733F5AF9194AF8E24ED3684F298131E9470888729EC95E081A505F6435343F1E7B3F1AB05CAF8EBF2E6DDFC2A5AAC56EBE5CDFCF3FBD50744684CD1781D507831CA306794DB0E1751808AAA4BA86434A5641AEBF07B70B7390CEFA8FBE10D5416357218112A8B07545F9927E4DF86978DF8BF4DFFDC958EEA80B29ED441ED59D0EE74BFD7E16403BC57DE9F6CB406BBD4D6F73C2DBF01580BE7CA');
INSERT INTO article_band ("band", "article") VALUES (-9084460967939026462, 2);
INSERT INTO article_band ("band", "article") VALUES (-8915807910447302594, 3);
INSERT INTO article_band ("band", "article") VALUES (-8882772057085724807, 1);
INSERT INTO article_band ("band", "article") VALUES (-8675379077702001652, 2);
INSERT INTO article_band ("band", "article") VALUES (-7944898049199270499, 1);
INSERT INTO article_band ("band", "article") VALUES (-7879562446512634895, 3);
INSERT INTO article_band ("band", "article") VALUES (-7649258575083884814, 1);
INSERT INTO article_band ("band", "article") VALUES (-7561035709626575659, 3);
INSERT INTO article_band ("band", "article") VALUES (-7485902467624314627, 2);
INSERT INTO article_band ("band", "article") VALUES (-7340343432695732509, 3);
INSERT INTO article_band ("band", "article") VALUES (-7275645860283513588, 1);
INSERT INTO article_band ("band", "article") VALUES (-7206455347420845205, 1);
INSERT INTO article_band ("band", "article") VALUES (-6727566597296333758, 3);
INSERT INTO article_band ("band", "article") VALUES (-5792243469348868379, 2);
INSERT INTO article_band ("band", "article") VALUES (-5574723539714465544, 3);
INSERT INTO article_band ("band", "article") VALUES (-5104885588366005314, 2);
INSERT INTO article_band ("band", "article") VALUES (-4950369839937979861, 2);
INSERT INTO article_band ("band", "article") VALUES (-4901102752275665206, 2);
INSERT INTO article_band ("band", "article") VALUES (-4891887388096623383, 1);
INSERT INTO article_band ("band", "article") VALUES (-4498979654313164645, 2);
INSERT INTO article_band ("band", "article") VALUES (-4435246882601278695, 1);
INSERT INTO article_band ("band", "article") VALUES (-4254629563406546058, 3);
INSERT INTO article_band ("band", "article") VALUES (-3840327694102557426, 1);
INSERT INTO article_band ("band", "article") VALUES (-3555193323109646516, 2);
INSERT INTO article_band ("band", "article") VALUES (-3477583779278928732, 2);
INSERT INTO article_band ("band", "article") VALUES (-3102405288283059793, 2);
INSERT INTO article_band ("band", "article") VALUES (-1974316755908373553, 3);
INSERT INTO article_band ("band", "article") VALUES (-1837729216638610361, 3);
INSERT INTO article_band ("band", "article") VALUES (-1754058468315435261, 1);
INSERT INTO article_band ("band", "article") VALUES (-1435589265627745477, 2);
INSERT INTO article_band ("band", "article") VALUES (-1330257863813494937, 3);
INSERT INTO article_band ("band", "article") VALUES (-1282497664541001123, 1);
INSERT INTO article_band ("band", "article") VALUES (-918387541553564280, 3);
INSERT INTO article_band ("band", "article") VALUES (-780564019727338548, 1);
INSERT INTO article_band ("band", "article") VALUES (-171572198645111683, 1);
INSERT INTO article_band ("band", "article") VALUES (-47096396458171091, 3);
INSERT INTO article_band ("band", "article") VALUES (67504568605707355, 3);
INSERT INTO article_band ("band", "article") VALUES (98584052173668177, 1);
INSERT INTO article_band ("band", "article") VALUES (195596925121408877, 2);
INSERT INTO article_band ("band", "article") VALUES (276793633015516080, 3);
INSERT INTO article_band ("band", "article") VALUES (418606661436524662, 1);
INSERT INTO article_band ("band", "article") VALUES (698720700857435371, 2);
INSERT INTO article_band ("band", "article") VALUES (735052886207628949, 2);
INSERT INTO article_band ("band", "article") VALUES (757000035115020226, 3);
INSERT INTO article_band ("band", "article") VALUES (966946863652254044, 1);
INSERT INTO article_band ("band", "article") VALUES (978643240173485252, 3);
INSERT INTO article_band ("band", "article") VALUES (991837513442163776, 3);
INSERT INTO article_band ("band", "article") VALUES (1329783948276152199, 2);
INSERT INTO article_band ("band", "article") VALUES (2020479968331011273, 2);
INSERT INTO article_band ("band", "article") VALUES (2122766786223803885, 1);
INSERT INTO article_band ("band", "article") VALUES (2702205097749417037, 1);
INSERT INTO article_band ("band", "article") VALUES (2712038599577905915, 2);
INSERT INTO article_band ("band", "article") VALUES (2963689878407380705, 1);
INSERT INTO article_band ("band", "article") VALUES (2964154007225115582, 3);
INSERT INTO article_band ("band", "article") VALUES (3128135585840628018, 1);
INSERT INTO article_band ("band", "article") VALUES (3148543838548038192, 3);
INSERT INTO article_band ("band", "article") VALUES (3243876537055334479, 1);
INSERT INTO article_band ("band", "article") VALUES (3288746832817977303, 1);
INSERT INTO article_band ("band", "article") VALUES (3380048399127591722, 2);
INSERT INTO article_band ("band", "article") VALUES (3703292863648959911, 3);
INSERT INTO article_band ("band", "article") VALUES (3808848574927453774, 3);
INSERT INTO article_band ("band", "article") VALUES (3882693730443019042, 1);
INSERT INTO article_band ("band", "article") VALUES (3916724653857514525, 1);
INSERT INTO article_band ("band", "article") VALUES (4143211667446406681, 1);
INSERT INTO article_band ("band", "article") VALUES (4245703298838808079, 2);
INSERT INTO article_band ("band", "article") VALUES (4274957344010998454, 3);
INSERT INTO article_band ("band", "article") VALUES (4321809948143350319, 1);
INSERT INTO article_band ("band", "article") VALUES (4427937018062563073, 3);
INSERT INTO article_band ("band", "article") VALUES (4479058822368516414, 2);
INSERT INTO article_band ("band", "article") VALUES (4526879284712287110, 2);
INSERT INTO article_band ("band", "article") VALUES (4586728690529548589, 1);
INSERT INTO article_band ("band", "article") VALUES (5133243696374326866, 2);
INSERT INTO article_band ("band", "article") VALUES (5299750184008588283, 3);
INSERT INTO article_band ("band", "article") VALUES (5568610218764841380, 3);
INSERT INTO article_band ("band", "article") VALUES (5687022756165170874, 2);
INSERT INTO article_band ("band", "article") VALUES (6081924648051028613, 3);
INSERT INTO article_band ("band", "article") VALUES (6530856415729636451, 3);
INSERT INTO article_band ("band", "article") VALUES (6585377348523969012, 1);
INSERT INTO article_band ("band", "article") VALUES (6670240890741054295, 3);
INSERT INTO article_band ("band", "article") VALUES (6767580332741151577, 1);
INSERT INTO article_band ("band", "article") VALUES (7148992414741703568, 2);
INSERT INTO article_band ("band", "article") VALUES (7178114920325212762, 3);
INSERT INTO article_band ("band", "article") VALUES (7348157292138468072, 1);
INSERT INTO article_band ("band", "article") VALUES (7537883434183238173, 1);
INSERT INTO article_band ("band", "article") VALUES (7622987612031132611, 1);
INSERT INTO article_band ("band", "article") VALUES (7760264840001007725, 2);
INSERT INTO article_band ("band", "article") VALUES (7868660457858020548, 3);
INSERT INTO article_band ("band", "article") VALUES (7956158053564236779, 2);
INSERT INTO article_band ("band", "article") VALUES (8071943807489614683, 2);
INSERT INTO article_band ("band", "article") VALUES (8439955346328918188, 2);
INSERT INTO article_band ("band", "article") VALUES (8530630663993054725, 2);
INSERT INTO article_band ("band", "article") VALUES (8559471969743984329, 3);
INSERT INTO article_band ("band", "article") VALUES (8787936704967695917, 1);
INSERT INTO article_band ("band", "article") VALUES (8915946860926724080, 2);
INSERT INTO article_band ("band", "article") VALUES (8938298681870276876, 3);
INSERT INTO article_band ("band", "article") VALUES (9141495760549182059, 2);
DELETE FROM passage_data;
INSERT INTO passage_data ("id", "block") VALUES (1, X'08813D');
INSERT INTO passage_data ("id", "block") VALUES (10, X'000000000103030003010101020101030101');
INSERT INTO passage_data ("id", "block") VALUES (137438953473, X'000001DF063061626F7574A001020A01020A02056C64657230A0000202060131A0000203070130A000020C070131A000020D070132A000020E070133A000020F070134A0000210070135A0000211070136A0000212070137A0000213070138A0000214070139A0000215060132A0000204070130A0000216070131A0000217070132A0000218070133A0000219070134A000021A070135A000021B070136A000021C070137A000021D070138A000021E070139A000021F060133A0000205070130A0000220070131A0000221070132A0000222070133A0000223070134A0000224070135A0000225070136A0000226070137A0000227070138A0000228070139A0000229060134A0000206060135A0000207060136A0000208060137A0000209060138A000020A060139A000020B03026978A001020201020202026E64A00104040B0104040B0106626F72646572A001020F01020F020572616E6474A0010206010206020179A0010208010208010863726F7373696E67A00102100102100105677261696EA001020B01020B01056A75747461A001020501020501056D6F72656CA0010203010203010570686F6E65A0010209010209010573706F6B65A00102070102070103746865A001020E01020E020672616E736974A001020C01020C040E0B0707070707070707070707070707070707070707070707070707070707070707070707070707070B0D0F0E0A110E0E0E0E0E0C');
INSERT INTO passage_data ("id", "block") VALUES (274877906945, X'000001E0063061626F7574C001020A01020A02036C6978C001020201020202026E64C00104040B0104040B0106626972636830C0000202060131C0000203070130C000020C070131C000020D070132C000020E070133C000020F070134C0000210070135C0000211070136C0000212070137C0000213070138C0000214070139C0000215060132C0000204070130C0000216070131C0000217070132C0000218070133C0000219070134C000021A070135C000021B070136C000021C070137C000021D070138C000021E070139C000021F060133C0000205070130C0000220070131C0000221070132C0000222070133C0000223070134C0000224070135C0000225070136C0000226070137C0000227070138C0000228070139C0000229060134C0000206060135C0000207060136C0000208060137C0000209060138C000020A060139C000020B02056F72646572C001020F01020F020572616E6474C0010206010206020179C0010208010208010863726F7373696E67C00102100102100105677261696EC001020B01020B01056A75747461C001020501020501056D6F72656CC0010203010203010570686F6E65C0010209010209010573706F6B65C00102070102070103746865C001020E01020E020672616E736974C001020C01020C040E0C0D0C0707070707070707070707070707070707070707070707070707070707070707070707070707070E0E0A110E0E0E0E0E0C');
INSERT INTO passage_data ("id", "block") VALUES (412316860417, X'0000017D083061636375736564E001020702036C6978E001020202026E64E00102040106636564617230E0000202060131E0000203070130E000020C070131E000020D070132E000020E070133E000020F070134E0000210070135E0000211070136E0000212070137E0000213070138E0000214070139E0000215060132E0000204070130E0000216070131E0000217070132E0000218070133E0000219070134E000021A070135E000021B070136E000021C070137E000021D070138E000021E070139E000021F060133E0000205070130E0000220070131E0000221070132E0000222070133E0000223070134E0000224070135E0000225070136E0000226070137E0000227070138E0000228070139E0000229060134E0000206060135E0000207060136E0000208060137E0000209060138E000020A060139E000020B0103657761E001020501056D6F72656CE001020301056F74686572E0010209010473696465E001020A0103746865E001020801067A6177616461E0010206040D09080C070707070707070707070707070707070707070707070707070707070707070707070707070707090B0B0A09');
DELETE FROM passage_idx;
INSERT INTO passage_idx ("segid", "term", "pgno") VALUES (1, X'', 2);
INSERT INTO passage_idx ("segid", "term", "pgno") VALUES (2, X'', 2);
INSERT INTO passage_idx ("segid", "term", "pgno") VALUES (3, X'', 2);
DELETE FROM passage_docsize;
INSERT INTO passage_docsize ("id", "sz") VALUES (4096, X'28');
INSERT INTO passage_docsize ("id", "sz") VALUES (4097, X'0F');
INSERT INTO passage_docsize ("id", "sz") VALUES (4098, X'0F');
INSERT INTO passage_docsize ("id", "sz") VALUES (8192, X'28');
INSERT INTO passage_docsize ("id", "sz") VALUES (8193, X'0F');
INSERT INTO passage_docsize ("id", "sz") VALUES (8194, X'0F');
INSERT INTO passage_docsize ("id", "sz") VALUES (12288, X'28');
INSERT INTO passage_docsize ("id", "sz") VALUES (12289, X'09');
DELETE FROM passage_config;
INSERT INTO passage_config ("k", "v") VALUES ('version', 4);
INSERT INTO actor ("id", "name", "kind", "country", "country_name", "sector", "decided", "person", "person_rank") VALUES ('Q1', 'Alix Morel', 'person', 'FRA', 'France', NULL, 0, NULL, NULL);
INSERT INTO actor ("id", "name", "kind", "country", "country_name", "sector", "decided", "person", "person_rank") VALUES ('Q3', 'Jutta Brandt', 'person', 'DEU', 'Germany', NULL, 0, NULL, NULL);
INSERT INTO actor ("id", "name", "kind", "country", "country_name", "sector", "decided", "person", "person_rank") VALUES ('Q5', 'Ewa Zawada', 'person', 'POL', 'Poland', NULL, 0, NULL, NULL);
INSERT INTO office ("actor", "title", "earliest", "latest") VALUES ('Q1', 'President', '2025-03-04', '2025-03-08');
INSERT INTO office ("actor", "title", "earliest", "latest") VALUES ('Q3', 'Chancellor', '2025-03-04', '2025-03-04');
INSERT INTO office ("actor", "title", "earliest", "latest") VALUES ('Q5', 'Prime Minister', '2025-03-08', '2025-03-08');
INSERT INTO event ("id", "key", "kind", "type", "medium", "level", "status", "earliest", "latest", "precision", "reports", "origins", "confidence", "intensity", "disputes", "parties", "best", "undecided", "decided", "place") VALUES (1, '5c7fcb819f764bac', 'commitment', 'promise', NULL, NULL, 'happened', '2025-03-13', '2025-03-15', 'interval', 1, 1, 0.9, NULL, NULL, '[["by","Q1","person","FRA","heads"],["to","Q3","person","DEU","heads"]]', 2, 1, 0, NULL);
INSERT INTO event ("id", "key", "kind", "type", "medium", "level", "status", "earliest", "latest", "precision", "reports", "origins", "confidence", "intensity", "disputes", "parties", "best", "undecided", "decided", "place") VALUES (3, '58978b14f44414d5', 'event', 'CONSULT', 'phone', 'heads', 'happened', '2025-03-03', '2025-03-03', 'day', 2, 2, 0.99, 1.5, 'date', '[["participant","Q1","person","FRA","heads"],["participant","Q3","person","DEU","heads"]]', 1, 0, 2, NULL);
INSERT INTO event ("id", "key", "kind", "type", "medium", "level", "status", "earliest", "latest", "precision", "reports", "origins", "confidence", "intensity", "disputes", "parties", "best", "undecided", "decided", "place") VALUES (4, '64f437236efe6307', 'event', 'ACCUSE', NULL, NULL, 'happened', '2025-03-03', '2025-03-03', 'day', 1, 1, 0.9, 1.5, NULL, '[["actor","Q1","person","FRA","heads"],["recipient","Q5","person","POL","heads"]]', 5, 1, 0, NULL);
INSERT INTO event_pair ("a", "b", "earliest", "event", "contact") VALUES ('DEU', 'FRA', '2025-03-03', 3, 1);
INSERT INTO event_pair ("a", "b", "earliest", "event", "contact") VALUES ('DEU', 'FRA', '2025-03-13', 1, 0);
INSERT INTO event_pair ("a", "b", "earliest", "event", "contact") VALUES ('FRA', 'POL', '2025-03-03', 4, 0);
INSERT INTO report ("id", "key", "article", "fact", "contact", "kind", "type", "medium", "level", "status", "historical", "earliest", "latest", "precision", "near_earliest", "near_latest", "confidence", "intensity", "block", "placed", "quote", "words", "answers", "start", "end", "verdict", "cluster", "event", "cue", "place") VALUES (1, '757f6c17a2761148', 1, 'e-311', 'c-311', 'event', 'CONSULT', 'phone', 'heads', 'happened', 0, '2025-03-03', '2025-03-03', 'day', NULL, NULL, 0.9, 1.5, 'CONSULT DEU FRA', '2025-03-03', 'Alix Morel and Jutta Brandt spoke by phone about grain transit and the border crossing.', 'alix borde brand cross grain jutta morel phone spoke trans', NULL, 311, 398, 'accepted', '58978b14f44414d5', 3, NULL, NULL);
INSERT INTO report ("id", "key", "article", "fact", "contact", "kind", "type", "medium", "level", "status", "historical", "earliest", "latest", "precision", "near_earliest", "near_latest", "confidence", "intensity", "block", "placed", "quote", "words", "answers", "start", "end", "verdict", "cluster", "event", "cue", "place") VALUES (2, '5c7fcb819f764bac', 1, 'p-400', NULL, 'commitment', 'promise', NULL, NULL, 'happened', 0, '2025-03-13', '2025-03-15', 'interval', NULL, NULL, 0.9, NULL, 'promise FRA>DEU', '2025-03-01', 'Alix Morel and Jutta Brandt spoke by phone about grain transit and the border crossing.', 'alix borde brand cross grain jutta morel phone spoke trans', NULL, 400, 487, NULL, '5c7fcb819f764bac', 1, NULL, NULL);
INSERT INTO report ("id", "key", "article", "fact", "contact", "kind", "type", "medium", "level", "status", "historical", "earliest", "latest", "precision", "near_earliest", "near_latest", "confidence", "intensity", "block", "placed", "quote", "words", "answers", "start", "end", "verdict", "cluster", "event", "cue", "place") VALUES (3, '58978b14f44414d5', 2, 'e-311', 'c-311', 'event', 'CONSULT', 'phone', 'heads', 'happened', 0, '2025-03-04', '2025-03-04', 'day', NULL, NULL, 0.9, 1.5, 'CONSULT DEU FRA', '2025-03-04', 'Alix Morel and Jutta Brandt spoke by phone about grain transit and the border crossing.', 'alix borde brand cross grain jutta morel phone spoke trans', NULL, 311, 398, 'accepted', '58978b14f44414d5', 3, NULL, NULL);
INSERT INTO report ("id", "key", "article", "fact", "contact", "kind", "type", "medium", "level", "status", "historical", "earliest", "latest", "precision", "near_earliest", "near_latest", "confidence", "intensity", "block", "placed", "quote", "words", "answers", "start", "end", "verdict", "cluster", "event", "cue", "place") VALUES (4, '31690cca82172c15', 2, 's-400', NULL, 'statement', 'neutral', NULL, NULL, 'happened', 0, NULL, NULL, 'unknown', NULL, NULL, 0.9, NULL, NULL, NULL, 'Alix Morel and Jutta Brandt spoke by phone about grain transit and the border crossing.', 'alix borde brand cross grain jutta morel phone spoke trans', NULL, 400, 487, NULL, '31690cca82172c15', NULL, 'said', NULL);
INSERT INTO report ("id", "key", "article", "fact", "contact", "kind", "type", "medium", "level", "status", "historical", "earliest", "latest", "precision", "near_earliest", "near_latest", "confidence", "intensity", "block", "placed", "quote", "words", "answers", "start", "end", "verdict", "cluster", "event", "cue", "place") VALUES (5, '64f437236efe6307', 3, 'e-311', NULL, 'event', 'ACCUSE', NULL, NULL, 'happened', 0, '2025-03-03', '2025-03-03', 'day', NULL, NULL, 0.9, 1.5, 'ACCUSE FRA>POL', '2025-03-03', 'Alix Morel and Ewa Zawada accused the other side.', 'accus alix ewa morel other side zawad', NULL, 311, 360, NULL, '64f437236efe6307', 4, NULL, NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (1, 'participant', 0, 'Q1', 'person', 'FRA', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (1, 'participant', 1, 'Q3', 'person', 'DEU', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (2, 'by', 0, 'Q1', 'person', 'FRA', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (2, 'to', 1, 'Q3', 'person', 'DEU', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (3, 'participant', 0, 'Q1', 'person', 'FRA', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (3, 'participant', 1, 'Q3', 'person', 'DEU', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (4, 'addressee', 1, 'Q3', 'person', 'DEU', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (4, 'speaker', 0, 'Q1', 'person', 'FRA', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (5, 'actor', 0, 'Q1', 'person', 'FRA', 'heads', NULL);
INSERT INTO report_party ("report", "role", "place", "actor", "kind", "country", "rank", "told") VALUES (5, 'recipient', 1, 'Q5', 'person', 'POL', 'heads', NULL);
INSERT INTO article_country ("country", "day", "article") VALUES ('DEU', '2025-03-04', 1);
INSERT INTO article_country ("country", "day", "article") VALUES ('FRA', '2025-03-04', 1);
INSERT INTO article_country ("country", "day", "article") VALUES ('DEU', '2025-03-04', 2);
INSERT INTO article_country ("country", "day", "article") VALUES ('FRA', '2025-03-04', 2);
INSERT INTO article_country ("country", "day", "article") VALUES ('FRA', '2025-03-08', 3);
INSERT INTO article_country ("country", "day", "article") VALUES ('POL', '2025-03-08', 3);
INSERT INTO decision ("id", "at", "author", "action", "subject", "detail", "note", "undone_by") VALUES (1, '2026-11-29T19:30:05Z', 'reviewer', 'accept', '58978b14f44414d5', '{"reports": ["58978b14f44414d5", "757f6c17a2761148"]}', 'both capitals confirm it', NULL);
INSERT INTO decision ("id", "at", "author", "action", "subject", "detail", "note", "undone_by") VALUES (2, '2026-11-29T19:30:05Z', 'reviewer', 'correct', '58978b14f44414d5', '{"fields": {"medium": "video"}, "reports": ["58978b14f44414d5", "757f6c17a2761148"]}', NULL, 3);
INSERT INTO decision ("id", "at", "author", "action", "subject", "detail", "note", "undone_by") VALUES (3, '2026-11-29T19:30:05Z', 'reviewer', 'undo', '2', '{}', NULL, NULL);
INSERT INTO decision_report ("report", "decision") VALUES ('58978b14f44414d5', 1);
INSERT INTO decision_report ("report", "decision") VALUES ('58978b14f44414d5', 2);
INSERT INTO decision_report ("report", "decision") VALUES ('757f6c17a2761148', 1);
INSERT INTO decision_report ("report", "decision") VALUES ('757f6c17a2761148', 2);
INSERT INTO history ("id", "at", "author", "action", "subject", "detail") VALUES (1, '2026-11-29T19:30:05Z', 'dragoman 0.1.0 (invented)', 'read', '3083129aebda772b', '{"facts": {"commitment": 1, "contact": 1}, "source": "Courier.txt"}');
INSERT INTO history ("id", "at", "author", "action", "subject", "detail") VALUES (2, '2026-11-29T19:30:05Z', 'dragoman 0.1.0 (invented)', 'read', '7914007c68e02301', '{"facts": {"contact": 1, "statement": 1}, "source": "Herald.txt"}');
INSERT INTO history ("id", "at", "author", "action", "subject", "detail") VALUES (3, '2026-11-29T19:30:05Z', 'dragoman 0.1.0 (invented)', 'joined', '58978b14f44414d5', '{"article": "7914007c68e02301", "reports": ["757f6c17a2761148"]}');
INSERT INTO history ("id", "at", "author", "action", "subject", "detail") VALUES (4, '2026-11-29T19:30:05Z', 'dragoman 0.1.0 (invented)', 'read', '9e2c10a4823cd296', '{"facts": {"event": 1}, "source": "Courier.txt"}');
INSERT INTO history ("id", "at", "author", "action", "subject", "detail") VALUES (5, '2026-11-29T19:30:05Z', 'reviewer', 'decided', '58978b14f44414d5', '{"action": "accept", "decision": 1}');
INSERT INTO history ("id", "at", "author", "action", "subject", "detail") VALUES (6, '2026-11-29T19:30:05Z', 'reviewer', 'decided', '58978b14f44414d5', '{"action": "correct", "decision": 2}');
INSERT INTO history ("id", "at", "author", "action", "subject", "detail") VALUES (7, '2026-11-29T19:30:05Z', 'reviewer', 'decided', '58978b14f44414d5', '{"action": "undo", "decision": 3, "undone": 2}');
INSERT INTO article_day ("day", "articles") VALUES ('2025-03-04', 2);
INSERT INTO article_day ("day", "articles") VALUES ('2025-03-08', 1);
INSERT INTO person_named ("actor", "rank", "day", "article") VALUES ('Q1', 'heads', '2025-03-04', 1);
INSERT INTO person_named ("actor", "rank", "day", "article") VALUES ('Q1', 'heads', '2025-03-04', 2);
INSERT INTO person_named ("actor", "rank", "day", "article") VALUES ('Q1', 'heads', '2025-03-08', 3);
INSERT INTO person_named ("actor", "rank", "day", "article") VALUES ('Q3', 'heads', '2025-03-04', 1);
INSERT INTO person_named ("actor", "rank", "day", "article") VALUES ('Q3', 'heads', '2025-03-04', 2);
INSERT INTO person_named ("actor", "rank", "day", "article") VALUES ('Q5', 'heads', '2025-03-08', 3);
INSERT INTO family_name ("actor", "name") VALUES ('Q3', 'brandt');
INSERT INTO family_name ("actor", "name") VALUES ('Q1', 'morel');
INSERT INTO family_name ("actor", "name") VALUES ('Q5', 'zawada');
INSERT INTO mention ("block", "placed", "until", "report", "seen") VALUES ('ACCUSE FRA>POL', '2025-03-03', '2025-03-03', 5, X'DC0014B036346634333732333665666536333037B039653263313061343832336364323936A0A56576656E74C2C0A868617070656E6564C2CE000B47F1CE000B47F1C3C292CE000B47F6CE000B47F6C0C282A346524191A25131A3504F4C91A2513582A3465241A56865616473A3504F4CA56865616473D925616363757320616C697820657761206D6F72656C206F746865722073696465207A61776164C0CB3FECCCCCCCCCCCCD');
INSERT INTO mention ("block", "placed", "until", "report", "seen") VALUES ('CONSULT DEU FRA', '2025-03-03', '2025-03-03', 1, X'DC0014B037353766366331376132373631313438B033303833313239616562646137373262A0A56576656E74C3A570686F6E65A868617070656E6564C2CE000B47F1CE000B47F1C3C292CE000B47F2CE000B47F2C0C282A344455591A25133A346524191A2513182A3444555A56865616473A3465241A56865616473D93A616C697820626F726465206272616E642063726F737320677261696E206A75747461206D6F72656C2070686F6E652073706F6B65207472616E73C0CB3FECCCCCCCCCCCCD');
INSERT INTO mention ("block", "placed", "until", "report", "seen") VALUES ('CONSULT DEU FRA', '2025-03-04', '2025-03-04', 3, X'DC0014B035383937386231346634343431346435B037393134303037633638653032333031A0A56576656E74C3A570686F6E65A868617070656E6564C2CE000B47F2CE000B47F2C3C292CE000B47F2CE000B47F2C0C282A344455591A25133A346524191A2513182A3444555A56865616473A3465241A56865616473D93A616C697820626F726465206272616E642063726F737320677261696E206A75747461206D6F72656C2070686F6E652073706F6B65207472616E73C0CB3FECCCCCCCCCCCCD');
INSERT INTO mention ("block", "placed", "until", "report", "seen") VALUES ('promise FRA>DEU', '2025-03-01', '2025-03-04', 2, X'DC0014B035633766636238313966373634626163B033303833313239616562646137373262A0AA636F6D6D69746D656E74C2C0A868617070656E6564C2CE000B47EFCE000B47F2C2C292CE000B47F2CE000B47F292CE000B47FBCE000B47FDC282A344455591A25133A346524191A2513182A3444555A56865616473A3465241A56865616473D93A616C697820626F726465206272616E642063726F737320677261696E206A75747461206D6F72656C2070686F6E652073706F6B65207472616E73C0CB3FECCCCCCCCCCCCD');
CREATE INDEX article_by_day ON article (latest, earliest);
CREATE INDEX article_by_origin ON article (origin);
CREATE INDEX article_by_page ON article (page) WHERE page IS NOT NULL;
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE);
CREATE INDEX actor_by_country ON actor (country);
CREATE INDEX event_by_day ON event (earliest);
CREATE INDEX event_pair_by_event ON event_pair (event);
CREATE INDEX report_by_article ON report (article);
CREATE INDEX report_by_event ON report (event, article, historical, verdict);
CREATE INDEX report_by_cluster ON report (cluster);
CREATE INDEX report_by_fact ON report (fact);
CREATE INDEX claim_by_report ON claim (report);
CREATE INDEX report_party_by_actor ON report_party (actor, role, report);
CREATE INDEX article_country_by_article ON article_country (article);
CREATE INDEX decision_by_subject ON decision (subject);
CREATE INDEX link_by_other ON link (b);
CREATE INDEX history_by_subject ON history (subject);
CREATE TRIGGER decisions_stay BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER decisions_keep BEFORE UPDATE OF at, author, action, subject, detail, note ON decision
BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN SELECT raise(ABORT, 'history is never deleted'); END;
CREATE TRIGGER history_keeps BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is never changed'); END;
CREATE INDEX external_event_by_dyad ON external_event (data_set, a, b, date) WHERE a IS NOT NULL;
CREATE INDEX report_to_review ON report (worth DESC, key, kind, type) WHERE worth IS NOT NULL;
CREATE TRIGGER report_counts AFTER UPDATE OF event, verdict ON report
WHEN OLD.event IS NOT NEW.event OR OLD.verdict IS NOT NEW.verdict
BEGIN
    UPDATE event SET undecided = undecided - (OLD.verdict IS NULL), decided = decided - (OLD.verdict IS NOT NULL)
    WHERE id = OLD.event;
    UPDATE event SET undecided = undecided + (NEW.verdict IS NULL), decided = decided + (NEW.verdict IS NOT NULL)
    WHERE id = NEW.event;
END;
CREATE TRIGGER report_counts_new AFTER INSERT ON report WHEN NEW.event IS NOT NULL
BEGIN
    UPDATE event SET undecided = undecided + (NEW.verdict IS NULL), decided = decided + (NEW.verdict IS NOT NULL)
    WHERE id = NEW.event;
END;
CREATE INDEX double_by_other ON double (b);
CREATE INDEX double_by_days ON double (days, a, b);
CREATE VIEW double_candidate AS
SELECT min(one.event, other.event) AS a, max(one.event, other.event) AS b, one.event AS event, one.a AS pair_a, one.b AS pair_b,
       CAST(abs(julianday(one.earliest) - julianday(other.earliest)) AS INTEGER) AS days
FROM event_pair AS one
JOIN event_pair AS other ON other.a = one.a AND other.b = one.b AND other.contact = 1 AND other.event <> one.event
     AND other.earliest BETWEEN date(one.earliest, '-3 days') AND date(one.earliest, '+3 days')
JOIN event AS x ON x.id = one.event
JOIN event AS y ON y.id = other.event
WHERE one.contact = 1 AND one.earliest <> '' AND x.precision = 'day' AND y.precision = 'day'
  AND (x.level = y.level OR 'unknown' IN (x.level, y.level))
  AND (x.medium = y.medium OR 'unspecified' IN (x.medium, y.medium)
       OR (x.medium IN ('in_person', 'visit') AND y.medium IN ('in_person', 'visit')))
  AND (x.status = y.status OR (x.status IN ('happened', 'ongoing', 'planned', 'negated')
       AND y.status IN ('happened', 'ongoing', 'planned', 'negated')));
CREATE TRIGGER doubles_found AFTER INSERT ON event_pair WHEN NEW.contact = 1 AND NEW.earliest <> ''
BEGIN
    INSERT OR IGNORE INTO double (a, b, days) SELECT a, b, days FROM double_candidate
    WHERE event = NEW.event AND pair_a = NEW.a AND pair_b = NEW.b;
END;
CREATE TRIGGER doubles_gone AFTER DELETE ON event_pair WHEN OLD.contact = 1
BEGIN
    DELETE FROM double WHERE a = OLD.event;
    DELETE FROM double WHERE b = OLD.event;
END;
CREATE TRIGGER releases_stay BEFORE DELETE ON release BEGIN SELECT raise(ABORT, 'releases are never deleted'); END;
CREATE TRIGGER releases_keep BEFORE UPDATE ON release BEGIN SELECT raise(ABORT, 'releases are never changed'); END;
CREATE INDEX earlier_reading_by_article ON earlier_reading (article);
CREATE INDEX source_by_due ON source (state, due);
CREATE INDEX seen_address_by_state ON seen_address (state, due);
CREATE INDEX seen_address_by_source ON seen_address (source, state);
CREATE INDEX alert_by_thread ON alert (thread, id);
CREATE INDEX alert_delivery_waiting ON alert_delivery (state, channel, due) WHERE state <> 'delivered';
CREATE TRIGGER alerts_stay BEFORE DELETE ON alert BEGIN SELECT raise(ABORT, 'alerts are never deleted'); END;
CREATE TRIGGER alerts_keep BEFORE UPDATE OF key, rule, state, fired, content ON alert
BEGIN SELECT raise(ABORT, 'alerts are never changed'); END;
CREATE TRIGGER briefs_stay BEFORE DELETE ON brief BEGIN SELECT raise(ABORT, 'versions of briefs are never deleted'); END;
CREATE TRIGGER briefs_keep BEFORE UPDATE ON brief BEGIN SELECT raise(ABORT, 'versions of briefs are never changed'); END;
CREATE INDEX event_pair_contact ON event_pair (earliest, a, b, event) WHERE contact = 1;
CREATE INDEX document_by_hash ON document (hash);
CREATE INDEX document_by_article ON document (article) WHERE article IS NOT NULL;
CREATE INDEX document_by_source ON document (source);
CREATE INDEX newer_version_by_newer ON newer_version (newer);
CREATE INDEX article_named_by_article ON article_named (article);
CREATE INDEX actor_decided ON actor (id) WHERE decided = 1;
CREATE INDEX actor_by_person ON actor (person) WHERE person IS NOT NULL;
CREATE INDEX report_party_told ON report_party (told) WHERE told IS NOT NULL;
CREATE INDEX family_name_by_name ON family_name (name);
CREATE INDEX event_to_review ON event ((disputes IS NULL), worth DESC, key, kind, type) WHERE worth IS NOT NULL;
CREATE VIEW article_read AS
SELECT * FROM article WHERE model <> 'hand' AND NOT coalesce(
    (SELECT action = 'reject' FROM decision WHERE subject = article.key
     AND action IN ('accept', 'reject') AND undone_by IS NULL ORDER BY id DESC LIMIT 1), 0);
CREATE INDEX article_by_hand ON article (latest) WHERE model = 'hand';
CREATE TRIGGER article_is_counted AFTER INSERT ON article
WHEN new.latest IS NOT NULL AND EXISTS (SELECT 1 FROM article_read WHERE id = new.id)
BEGIN
    INSERT INTO article_day (day, articles) VALUES (new.latest, 1) ON CONFLICT (day) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER article_is_counted_again AFTER UPDATE OF latest ON article
WHEN new.latest IS NOT old.latest AND EXISTS (SELECT 1 FROM article_read WHERE id = new.id)
BEGIN
    UPDATE article_day SET articles = articles - 1 WHERE day = old.latest;
    DELETE FROM article_day WHERE day = old.latest AND articles = 0;
    INSERT INTO article_day (day, articles) SELECT new.latest, 1 WHERE new.latest IS NOT NULL
    ON CONFLICT (day) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER article_is_withdrawn AFTER INSERT ON decision
WHEN new.action IN ('accept', 'reject') AND EXISTS (SELECT 1 FROM article WHERE key = new.subject)
BEGIN
    DELETE FROM article_day WHERE day = (SELECT latest FROM article WHERE key = new.subject);
    INSERT INTO article_day (day, articles) SELECT latest, count(*) FROM article_read
    WHERE latest = (SELECT latest FROM article WHERE key = new.subject) GROUP BY latest;
END;
CREATE TRIGGER article_is_brought_back AFTER UPDATE OF undone_by ON decision
WHEN new.action IN ('accept', 'reject') AND EXISTS (SELECT 1 FROM article WHERE key = new.subject)
BEGIN
    DELETE FROM article_day WHERE day = (SELECT latest FROM article WHERE key = new.subject);
    INSERT INTO article_day (day, articles) SELECT latest, count(*) FROM article_read
    WHERE latest = (SELECT latest FROM article WHERE key = new.subject) GROUP BY latest;
END;
CREATE INDEX external_event_by_file ON external_event (file, date);
PRAGMA application_id = 1146242893;
PRAGMA user_version = 19;
COMMIT;
