/// The schema of version 1. Released schemas are never edited: what changes comes as the next migration.
enum Schema1 {
    /// Times are milliseconds since 1970, local dates are ISO 8601, compound values are JSON with sorted keys.
    static let sql = """
        CREATE TABLE installation (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            secret INTEGER NOT NULL
        ) STRICT;
        INSERT INTO installation VALUES (1, random());

        CREATE TABLE position (
            service TEXT NOT NULL,
            scope TEXT NOT NULL,
            position TEXT NOT NULL,
            PRIMARY KEY (service, scope)
        ) STRICT, WITHOUT ROWID;

        -- Events that took effect, to recognise their repetition.
        CREATE TABLE event (
            service TEXT NOT NULL,
            id TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (service, id)
        ) STRICT, WITHOUT ROWID;

        -- scheduled: not before a date; waiting: to be sent in the order of seq; sent and dead: settled.
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            service TEXT NOT NULL,
            conversation TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('scheduled', 'waiting', 'sent', 'dead')),
            enqueued_at INTEGER NOT NULL,
            not_before INTEGER,
            -- After a failed attempt: nothing of the conversation before that time.
            retry_at INTEGER,
            -- An attempt was begun and has no result yet.
            claimed_at INTEGER,
            -- When the first attempt of unknown outcome was begun.
            unclear_since INTEGER,
            settled_at INTEGER,
            -- The message whose thread this one joins, or the delivery that will be that message.
            thread TEXT,
            thread_key TEXT,
            -- What the service called it once it was sent.
            message TEXT,
            -- Of the last failure.
            reason TEXT,
            -- Kept as long as it may have to be sent.
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

        -- Conversations that the bot cannot use for the time being.
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
            -- What the service called the message, once it was sent; replies in its thread name it.
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

        -- Where a conversation is in its way through the questions of a filter.
        CREATE TABLE draw (
            service TEXT NOT NULL,
            conversation TEXT NOT NULL,
            filter TEXT NOT NULL CHECK (json_valid(filter)),
            state TEXT NOT NULL CHECK (json_valid(state)),
            PRIMARY KEY (service, conversation, filter)
        ) STRICT, WITHOUT ROWID;

        -- Ids are never used twice: delivery keys derive from them.
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
        -- One open quiz of a person in a place.
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
        """
}
