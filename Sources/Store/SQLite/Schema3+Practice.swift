extension Schema3 {
    /// The memory of people: the log of their reviews and what follows from it, how they want to practise, and what is known of
    /// their abilities and of the difficulty of items.
    static let practice = """
        -- What a quiz is: `practice` asks what is due, `adaptive` chooses item by item. Quizzes of before are of the first kind.
        ALTER TABLE quiz ADD COLUMN kind TEXT NOT NULL DEFAULT 'quiz' CHECK (kind IN ('quiz', 'practice', 'adaptive'));
        -- Items that there are to be; null: those that there are.
        ALTER TABLE quiz ADD COLUMN length INTEGER;

        -- By what reviews were scheduled: the weights of FSRS-6, the steps, and the longest interval. Written once, so that logs
        -- can be replayed after the defaults have changed.
        CREATE TABLE scheduler (
            id INTEGER PRIMARY KEY,
            parameters TEXT NOT NULL UNIQUE CHECK (json_valid(parameters))
        ) STRICT;

        -- The log from which cards follow. Kept apart from the answers, whose words are forgotten sooner.
        CREATE TABLE review (
            seq INTEGER PRIMARY KEY,
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            quiz TEXT NOT NULL,
            position INTEGER NOT NULL CHECK (position >= 0),
            -- 1 again, 2 hard, 3 good, 4 easy.
            rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
            -- Null: skipped.
            credit REAL CHECK (credit BETWEEN 0 AND 1),
            reviewed_at INTEGER NOT NULL,
            -- From the question to the answer, if that is known.
            duration INTEGER CHECK (duration >= 0),
            desired_retention REAL NOT NULL CHECK (desired_retention > 0 AND desired_retention < 1),
            scheduler INTEGER NOT NULL REFERENCES scheduler (id),
            UNIQUE (quiz, position)
        ) STRICT;
        CREATE INDEX review_card ON review (service, person, item, semantic_revision);
        CREATE INDEX review_date ON review (service, person, reviewed_at);

        -- What follows from the log, kept so that nobody has to wait for it.
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
            -- Items a day.
            budget INTEGER NOT NULL CHECK (budget > 0),
            zone TEXT,
            -- Times of day are minutes after midnight.
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

        -- Logits, by Elo's rule.
        CREATE TABLE ability (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            value REAL NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (service, person)
        ) STRICT, WITHOUT ROWID;

        -- From the first attempts of all people; names nobody.
        CREATE TABLE item_rating (
            item TEXT NOT NULL,
            semantic_revision INTEGER NOT NULL,
            value REAL NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (item, semantic_revision)
        ) STRICT, WITHOUT ROWID;

        """
}
