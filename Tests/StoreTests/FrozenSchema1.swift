extension FrozenSchema {
    /// Version 1 as it was released. DO NOT EDIT.
    static let version1 = Self(
        version: "1",
        sql: """
            CREATE TABLE installation (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                secret INTEGER NOT NULL
            ) STRICT;
            INSERT INTO installation VALUES (1, -2);
            CREATE TABLE position (
                service TEXT NOT NULL,
                scope TEXT NOT NULL,
                position TEXT NOT NULL,
                PRIMARY KEY (service, scope)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE event (
                service TEXT NOT NULL,
                id TEXT NOT NULL,
                recorded_at INTEGER NOT NULL,
                PRIMARY KEY (service, id)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE outbox (
                seq INTEGER PRIMARY KEY,
                key TEXT NOT NULL UNIQUE,
                service TEXT NOT NULL,
                conversation TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('scheduled', 'waiting', 'sent', 'dead')),
                enqueued_at INTEGER NOT NULL,
                not_before INTEGER,
                retry_at INTEGER,
                claimed_at INTEGER,
                unclear_since INTEGER,
                settled_at INTEGER,
                thread TEXT,
                thread_key TEXT,
                message TEXT,
                reason TEXT,
                content TEXT,
                CHECK (thread IS NULL OR thread_key IS NULL),
                CHECK (state <> 'scheduled' OR not_before IS NOT NULL),
                CHECK ((retry_at IS NULL AND claimed_at IS NULL) OR state = 'waiting'),
                CHECK ((state = 'sent') = (message IS NOT NULL)),
                CHECK ((state = 'sent') = (content IS NULL)),
                CHECK ((state IN ('sent', 'dead')) = (settled_at IS NOT NULL)),
                CHECK (state <> 'dead' OR reason IS NOT NULL)
            ) STRICT;
            CREATE INDEX outbox_waiting ON outbox (service, conversation, seq) WHERE state = 'waiting';
            CREATE INDEX outbox_delayed ON outbox (service, conversation, retry_at) WHERE retry_at IS NOT NULL;
            CREATE INDEX outbox_scheduled ON outbox (service, not_before) WHERE state = 'scheduled';
            CREATE INDEX outbox_dead ON outbox (service) WHERE state = 'dead';
            CREATE TABLE pause (
                service TEXT NOT NULL,
                conversation TEXT NOT NULL,
                reason TEXT NOT NULL,
                paused_at INTEGER NOT NULL,
                PRIMARY KEY (service, conversation)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE asked (
                id INTEGER PRIMARY KEY,
                key TEXT NOT NULL UNIQUE REFERENCES outbox (key),
                service TEXT NOT NULL,
                conversation TEXT NOT NULL,
                thread TEXT,
                message TEXT,
                question TEXT NOT NULL,
                revision INTEGER NOT NULL,
                hints_given INTEGER NOT NULL CHECK (hints_given >= 0),
                follow_ups_given INTEGER NOT NULL CHECK (follow_ups_given >= 0),
                is_answered INTEGER NOT NULL CHECK (is_answered IN (0, 1)),
                asked_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX asked_conversation ON asked (service, conversation);
            CREATE INDEX asked_thread ON asked (service, conversation, thread);
            CREATE INDEX asked_message ON asked (service, conversation, message) WHERE message IS NOT NULL;
            CREATE TABLE draw (
                service TEXT NOT NULL,
                conversation TEXT NOT NULL,
                filter TEXT NOT NULL CHECK (json_valid(filter)),
                state TEXT NOT NULL CHECK (json_valid(state)),
                PRIMARY KEY (service, conversation, filter)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE schedule (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                service TEXT NOT NULL,
                conversation TEXT NOT NULL,
                schedule TEXT NOT NULL CHECK (json_valid(schedule)),
                filter TEXT NOT NULL CHECK (json_valid(filter)),
                reveal_after INTEGER NOT NULL CHECK (reveal_after >= 0),
                is_paused INTEGER NOT NULL CHECK (is_paused IN (0, 1)),
                created_by TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                settled_until INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX schedule_conversation ON schedule (service, conversation);
            CREATE TABLE claim (
                schedule INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
                question TEXT,
                claimed_at INTEGER NOT NULL,
                PRIMARY KEY (schedule, date)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE skip (
                schedule INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
                PRIMARY KEY (schedule, date)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE queue (
                id INTEGER PRIMARY KEY,
                schedule INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                question TEXT NOT NULL,
                date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
            ) STRICT;
            CREATE INDEX queue_schedule ON queue (schedule, date);
            CREATE TABLE quiz (
                seq INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                service TEXT NOT NULL,
                person TEXT NOT NULL,
                conversation TEXT NOT NULL,
                thread TEXT,
                filter TEXT NOT NULL CHECK (json_valid(filter)),
                state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'stopped')),
                started_at INTEGER NOT NULL,
                ended_at INTEGER,
                CHECK ((state = 'open') = (ended_at IS NULL))
            ) STRICT;
            CREATE INDEX quiz_person ON quiz (service, person);
            CREATE UNIQUE INDEX quiz_open ON quiz (service, person, conversation, coalesce(thread, '')) WHERE state = 'open';
            CREATE TABLE quiz_item (
                quiz INTEGER NOT NULL REFERENCES quiz (seq) ON DELETE CASCADE,
                position INTEGER NOT NULL CHECK (position >= 0),
                item TEXT NOT NULL,
                semantic_revision INTEGER NOT NULL,
                topic TEXT NOT NULL,
                option_order TEXT NOT NULL CHECK (json_valid(option_order)),
                outcome TEXT CHECK (outcome IN ('answered', 'skipped', 'withdrawn')),
                answer TEXT,
                credit REAL CHECK (credit BETWEEN 0 AND 1),
                answered_at INTEGER,
                PRIMARY KEY (quiz, position),
                CHECK (outcome IS NOT NULL OR (answer IS NULL AND credit IS NULL AND answered_at IS NULL)),
                CHECK (outcome IS NULL OR answered_at IS NOT NULL),
                CHECK (outcome IS NOT 'answered' OR credit IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            INSERT INTO grdb_migrations VALUES ('1');
            PRAGMA application_id = 1986623073;
            """,
        rows: """
            INSERT INTO position VALUES ('slack', 'C-team', '1780000000.000100');
            INSERT INTO event VALUES ('slack', 'E1', 1780000000000);
            INSERT INTO outbox (seq, key, service, conversation, state, enqueued_at, settled_at, message) VALUES
                (1, 'prompt', 'slack', 'C-team', 'sent', 1780000000000, 1780000001000, 'M1');
            INSERT INTO outbox (seq, key, service, conversation, state, enqueued_at, not_before, thread_key, content) VALUES
                (2, 'reveal', 'slack', 'C-team', 'scheduled', 1780000000000, 1780000100000, 'prompt',
                    '[["heading","Answer"],["paragraph","a ",["bold","b"],["italic","i"],["code","c"]],\
            ["ordered",["one"],[["link","https://example.org","two"]]],["bulleted"],["code","x\\u000ay"],\
            ["quote",["mention","U-ann"]],["note","\\"n\\\\"],["divider"]]');
            INSERT INTO outbox (seq, key, service, conversation, state, enqueued_at, claimed_at, unclear_since, content) VALUES
                (3, 'claimed', 'slack', 'C-hiring', 'waiting', 1780000000000, 1780000007000, 1780000005000, '[]');
            INSERT INTO outbox (seq, key, service, conversation, state, enqueued_at, settled_at, reason, content) VALUES
                (4, 'dead', 'slack', 'C-gone', 'dead', 1780000000000, 1780000001000, 'is_archived', '[]');
            INSERT INTO pause VALUES ('slack', 'C-gone', 'is_archived', 1780000001000);
            INSERT INTO asked VALUES
                (1, 'prompt', 'slack', 'C-team', NULL, 'M1', 'be-0001', 3, 1, 2, 0, 1780000000000);
            INSERT INTO draw VALUES
                ('slack', 'C-team', '{"kinds":["concept"],"levels":["mid"],"topics":["dist.caching","ops"]}',
                '["7","18446744073709551615",[],[],[]]');
            INSERT INTO schedule (id, service, conversation, schedule, filter, reveal_after, is_paused, created_by, created_at,
                settled_until) VALUES (5, 'slack', 'C-team',
                '{"calendars":["lt"],"exceptDates":["2026-12-24"],"hour":9,"minute":30,"onHoliday":"nextWorkday",\
            "rule":{"days":[{"ordinal":-1,"weekday":5}],"frequency":"MONTHLY","interval":2,"monthDays":[1],\
            "positions":[-1],"until":"2027-01-01","weekStart":7},"startsOn":"2026-06-01","zone":"Europe/Vilnius"}',
                '{"kinds":[],"levels":[],"topics":[]}', 10800000, 0, 'U-ann', 1780000000000, 1780000000999);
            INSERT INTO claim VALUES (5, '2026-06-01', 'be-0001', 1780000000000);
            INSERT INTO skip VALUES (5, '2026-06-02');
            INSERT INTO queue VALUES (1, 5, 'be-0002', NULL), (2, 5, 'be-0003', '2026-06-05');
            INSERT INTO quiz VALUES
                (1, 'z1', 'slack', 'U-ann', 'D-ann', 'T1', '{"kinds":[],"levels":[],"topics":[]}', 'open', 1780000000000, NULL);
            INSERT INTO quiz_item VALUES
                (1, 0, 'it-1', 2, 'dist.caching', '["b","a"]', 'answered', 'a', 0.5, 1780000002000),
                (1, 1, 'it-2', 1, 'ops', '[]', NULL, NULL, NULL, NULL);
            """)
}
