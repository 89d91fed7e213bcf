extension Schema3 {
    static let attempts = """
        -- Stands for what was read of the item before the answer; not known of answers to older versions.
        ALTER TABLE quiz_item ADD COLUMN wording INTEGER;
        -- The semantic revision by whose key the credit is, once that is another than the one that was asked.
        ALTER TABLE quiz_item ADD COLUMN graded_revision INTEGER;
        CREATE INDEX quiz_item_graded ON quiz_item (item, coalesce(graded_revision, semantic_revision))
            WHERE outcome = 'answered';

        -- Graded answers, wherever they were given.
        CREATE VIEW attempt AS
        SELECT 'quiz/' || quiz.id || '/' || position AS key, service, person, item, semantic_revision,
            coalesce(graded_revision, semantic_revision) AS graded_revision, wording, option_order,
            coalesce(answer, '') AS answer, credit, answered_at
        FROM quiz_item JOIN quiz ON quiz_item.quiz = quiz.seq WHERE outcome = 'answered';

        -- Answers that somebody wants an editor to judge, with all it takes to do so.
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
            -- What the person says to it.
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

        -- What editors decided that an answer earns. Names nobody.
        CREATE TABLE ruling (
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            reading TEXT NOT NULL,
            credit REAL NOT NULL CHECK (credit BETWEEN 0 AND 1),
            made_at INTEGER NOT NULL,
            PRIMARY KEY (item, semantic_revision, reading)
        ) STRICT, WITHOUT ROWID;

        -- Every change of credits after the fact: by a changed key, or by an appeal.
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
}
