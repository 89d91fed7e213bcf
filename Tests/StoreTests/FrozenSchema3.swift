import Foundation

extension FrozenSchema {
    /// Version 3: what version 2 was, and what came with it.
    static let version3 = Self(
        version: "3",
        sql: version2.sql + practice + attempts + openAnswers + desk + selection
            + "INSERT INTO grdb_migrations VALUES ('3');",
        // Columns have come since the rows were written.
        rows: version2.rows.replacing(
            "INSERT INTO quiz_item VALUES",
            with:
                "INSERT INTO quiz_item (quiz, position, item, semantic_revision, topic, option_order, outcome, answer,"
                + " credit, answered_at) VALUES"
        ).replacing(
            "INSERT INTO quiz VALUES",
            with:
                "INSERT INTO quiz (seq, id, service, person, conversation, thread, filter, state, started_at, ended_at) VALUES"
        ).replacing(draw2, with: draw3)
    )

    private static let draw2 = #"""
        INSERT INTO draw (service, conversation, filter, state) VALUES
            ('slack', 'C-team', '{"kinds":["concept"],"levels":["mid"],"topics":["dist.caching","ops"]}',
            '["7","18446744073709551615",[],[],[]]');
        """#

    private static let draw3 =
        "INSERT INTO draw_place VALUES ('slack', 'C-team', 'dist.caching,ops/mid/concept', 7, 0, NULL, 0);"

    private static let practice = """
        ALTER TABLE quiz ADD COLUMN kind TEXT NOT NULL DEFAULT 'quiz' CHECK (kind IN ('quiz', 'practice', 'adaptive'));
        ALTER TABLE quiz ADD COLUMN length INTEGER;
        CREATE TABLE scheduler (
            id INTEGER PRIMARY KEY,
            parameters TEXT NOT NULL UNIQUE CHECK (json_valid(parameters))
        ) STRICT;
        CREATE TABLE review (
            seq INTEGER PRIMARY KEY,
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            quiz TEXT NOT NULL,
            position INTEGER NOT NULL CHECK (position >= 0),
            rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
            credit REAL CHECK (credit BETWEEN 0 AND 1),
            reviewed_at INTEGER NOT NULL,
            duration INTEGER CHECK (duration >= 0),
            desired_retention REAL NOT NULL CHECK (desired_retention > 0 AND desired_retention < 1),
            scheduler INTEGER NOT NULL REFERENCES scheduler (id),
            UNIQUE (quiz, position)
        ) STRICT;
        CREATE INDEX review_card ON review (service, person, item, semantic_revision);
        CREATE INDEX review_date ON review (service, person, reviewed_at);
        CREATE TABLE card (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            phase TEXT NOT NULL CHECK (phase IN ('learning', 'review', 'relearning')),
            step INTEGER CHECK (step >= 0),
            stability REAL NOT NULL CHECK (stability > 0),
            difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
            due INTEGER NOT NULL,
            last_review INTEGER NOT NULL,
            review_count INTEGER NOT NULL CHECK (review_count > 0),
            PRIMARY KEY (service, person, item, semantic_revision),
            CHECK ((phase = 'review') = (step IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE practice_settings (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            desired_retention REAL NOT NULL CHECK (desired_retention > 0 AND desired_retention < 1),
            budget INTEGER NOT NULL CHECK (budget > 0),
            zone TEXT,
            remind_at INTEGER CHECK (remind_at BETWEEN 0 AND 1439),
            quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
            quiet_until INTEGER CHECK (quiet_until BETWEEN 0 AND 1439),
            reminders_settled_until INTEGER NOT NULL,
            PRIMARY KEY (service, person),
            CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
            CHECK (quiet_from <> quiet_until)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX practice_reminder ON practice_settings (service) WHERE remind_at IS NOT NULL;
        CREATE TABLE reminder (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            claimed_at INTEGER NOT NULL,
            PRIMARY KEY (service, person, date)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ability (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            value REAL NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (service, person)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE item_rating (
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            value REAL NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (item, semantic_revision)
        ) STRICT, WITHOUT ROWID;

        """

    private static let attempts = """
        ALTER TABLE quiz_item ADD COLUMN wording INTEGER;
        ALTER TABLE quiz_item ADD COLUMN graded_revision INTEGER;
        CREATE INDEX quiz_item_graded ON quiz_item (item, coalesce(graded_revision, semantic_revision))
            WHERE outcome = 'answered';

        CREATE VIEW attempt AS
        SELECT 'quiz/' || quiz.id || '/' || position AS key, service, person, item, semantic_revision,
            coalesce(graded_revision, semantic_revision) AS graded_revision, wording, option_order,
            coalesce(answer, '') AS answer, credit, answered_at
        FROM quiz_item JOIN quiz ON quiz_item.quiz = quiz.seq WHERE outcome = 'answered';

        CREATE TABLE appeal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            attempt TEXT NOT NULL UNIQUE,
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            graded_revision INTEGER NOT NULL,
            wording INTEGER,
            option_order TEXT NOT NULL CHECK (json_valid(option_order)),
            answer TEXT NOT NULL,
            credit REAL NOT NULL CHECK (credit BETWEEN 0 AND 1),
            answered_at INTEGER NOT NULL,
            text TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
            decided_by TEXT,
            decided_at INTEGER,
            reason TEXT NOT NULL DEFAULT '',
            CHECK ((state = 'open') = (decided_by IS NULL)),
            CHECK ((state = 'open') = (decided_at IS NULL))
        ) STRICT;
        CREATE INDEX appeal_person ON appeal (service, person);
        CREATE INDEX appeal_decided ON appeal (service, decided_by) WHERE decided_by IS NOT NULL;
        CREATE INDEX appeal_open ON appeal (service, id) WHERE state = 'open';
        CREATE INDEX appeal_answered ON appeal (answered_at);

        CREATE TABLE ruling (
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            reading TEXT NOT NULL,
            credit REAL NOT NULL CHECK (credit BETWEEN 0 AND 1),
            made_at INTEGER NOT NULL,
            PRIMARY KEY (item, semantic_revision, reading)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rescoring (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            appeal INTEGER,
            attempts INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            happened_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE rescored (
            rescoring INTEGER NOT NULL REFERENCES rescoring (id) ON DELETE CASCADE,
            quiz INTEGER NOT NULL,
            position INTEGER NOT NULL,
            old_credit REAL NOT NULL,
            new_credit REAL NOT NULL,
            PRIMARY KEY (quiz, position, rescoring),
            FOREIGN KEY (quiz, position) REFERENCES quiz_item (quiz, position) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        """

    private static let desk = """
        CREATE TABLE desk_case (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            conversation TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('suggestion', 'report', 'mention')),
            subject TEXT,
            revision INTEGER,
            text TEXT NOT NULL,
            answer INTEGER UNIQUE REFERENCES open_answer (id) ON DELETE CASCADE,
            made_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'active', 'retired')),
            decided_by TEXT,
            decided_at INTEGER,
            reason TEXT NOT NULL DEFAULT '',
            CHECK ((kind = 'mention') = (answer IS NOT NULL)),
            CHECK ((state = 'draft') = (decided_by IS NULL)),
            CHECK ((state = 'draft') = (decided_at IS NULL))
        ) STRICT;
        CREATE INDEX desk_case_person ON desk_case (service, person);
        CREATE INDEX desk_case_decided ON desk_case (service, decided_by) WHERE decided_by IS NOT NULL;
        CREATE INDEX desk_case_open ON desk_case (service, id) WHERE state IN ('draft', 'review');
        CREATE INDEX desk_case_ended ON desk_case (decided_at) WHERE state IN ('active', 'retired');
        """

    private static let openAnswers = """
        CREATE TABLE open_answer (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            conversation TEXT NOT NULL,
            question TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            text TEXT NOT NULL,
            answered_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX open_answer_person ON open_answer (service, person);
        CREATE INDEX open_answer_date ON open_answer (answered_at);
        """

    private static let selection = """
        CREATE TABLE draw_place (
            service TEXT NOT NULL,
            conversation TEXT NOT NULL,
            filter TEXT NOT NULL,
            cycle INTEGER NOT NULL CHECK (cycle >= 0),
            bits INTEGER NOT NULL CHECK (bits BETWEEN 0 AND 40),
            place INTEGER,
            round_start INTEGER NOT NULL,
            PRIMARY KEY (service, conversation, filter)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO draw_place
            SELECT service, conversation,
                rtrim(coalesce((SELECT group_concat(value, ',') FROM json_each(filter, '$.topics')), '')
                    || '/' || coalesce((SELECT group_concat(value, ',') FROM json_each(filter, '$.levels')), '')
                    || '/' || coalesce((SELECT group_concat(value, ',') FROM json_each(filter, '$.kinds')), ''), '/'),
                CAST(json_extract(state, '$[0]') AS INTEGER), 0, NULL, round_start
            FROM draw;
        DROP TABLE draw;
        CREATE INDEX asked_question ON asked (service, conversation, question);
        """
}
