extension Schema3 {
    static let openAnswers = """
        -- What people answered to questions in their own words.
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
