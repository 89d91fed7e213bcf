extension FrozenSchema {
    /// Version 3: what version 2 was, and what came with it.
    static let version3 = Self(
        version: "3",
        sql: version2.sql + practice + attempts + openAnswers + desk + "INSERT INTO grdb_migrations VALUES ('3');",
        rows: version2.rows
    )

    private static let practice = """
        """

    private static let attempts = """
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
}
