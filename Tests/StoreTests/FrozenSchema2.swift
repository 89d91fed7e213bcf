extension FrozenSchema {
    /// Version 2: what version 1 was, and what came with it.
    static let version2 = Self(
        version: "2",
        sql: version1.sql + """

            ALTER TABLE outbox ADD COLUMN manner TEXT NOT NULL DEFAULT 'post'
                CHECK (manner IN ('post', 'whisper', 'edit', 'home', 'dialog'));
            ALTER TABLE outbox ADD COLUMN person TEXT CHECK ((manner IN ('whisper', 'home')) = (person IS NOT NULL));
            ALTER TABLE outbox ADD COLUMN handle TEXT CHECK (handle IS NULL OR manner IN ('whisper', 'dialog'));
            ALTER TABLE outbox ADD COLUMN token TEXT CHECK ((manner = 'dialog') = (token IS NOT NULL));
            ALTER TABLE outbox ADD COLUMN edited_key TEXT CHECK ((manner = 'edit') = (edited_key IS NOT NULL));
            ALTER TABLE draw ADD COLUMN round_start INTEGER NOT NULL DEFAULT 0;
            CREATE TABLE offer (
                id INTEGER PRIMARY KEY,
                key TEXT NOT NULL UNIQUE,
                service TEXT NOT NULL,
                subject TEXT NOT NULL,
                is_standing INTEGER NOT NULL CHECK (is_standing IN (0, 1)),
                offered_at INTEGER NOT NULL,
                content TEXT NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX offer_standing ON offer (service, subject) WHERE is_standing = 1;
            CREATE TABLE action (
                service TEXT NOT NULL,
                token TEXT NOT NULL,
                offer INTEGER NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
                meaning TEXT NOT NULL,
                PRIMARY KEY (service, token)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX action_offer ON action (offer);
            CREATE TABLE acquaintance (
                service TEXT NOT NULL,
                person TEXT NOT NULL,
                direct TEXT,
                introduced_at INTEGER,
                home_opened_at INTEGER,
                PRIMARY KEY (service, person)
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE schedule ADD COLUMN kind TEXT NOT NULL DEFAULT 'channel' CHECK (kind IN ('channel', 'direct'));
            UPDATE schedule SET kind = 'direct' WHERE conversation GLOB 'D*' OR conversation = 'terminal';
            CREATE TABLE allowance (
                service TEXT NOT NULL,
                person TEXT NOT NULL,
                spent INTEGER NOT NULL CHECK (spent >= 0),
                counted_at INTEGER NOT NULL,
                is_told INTEGER NOT NULL CHECK (is_told IN (0, 1)),
                PRIMARY KEY (service, person)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE contestant (
                service TEXT NOT NULL,
                conversation TEXT NOT NULL,
                person TEXT NOT NULL,
                joined_at INTEGER NOT NULL,
                PRIMARY KEY (service, conversation, person)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX quiz_ended ON quiz (ended_at) WHERE state <> 'open';
            INSERT INTO grdb_migrations VALUES ('2');
            """,
        rows: version1.rows.replacing(
            "INSERT INTO draw VALUES", with: "INSERT INTO draw (service, conversation, filter, state) VALUES") + """

                INSERT INTO offer VALUES (1, 'prompt', 'slack', 'question/prompt', 1, 1780000000000, '[["heading","Caches"]]');
                INSERT INTO action VALUES ('slack', 't1', 1, 'hint');
                INSERT INTO acquaintance VALUES ('slack', 'U-ann', 'D-ann', 1780000000000, NULL);
                INSERT INTO allowance VALUES ('slack', 'U-ann', 60000, 1780000000000, 0);
                INSERT INTO contestant VALUES ('slack', 'C-team', 'U-ann', 1780000000000);
                """)
}
