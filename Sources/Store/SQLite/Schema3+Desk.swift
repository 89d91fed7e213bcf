extension Schema3 {
    static let desk = """
        -- What people put before the editors of the bank.
        CREATE TABLE desk_case (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            conversation TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('suggestion', 'report', 'mention')),
            -- A question or item of the bank.
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
}
