/// What came with version 2: other things to do with a content than to post it, and things to press.
enum Schema2 {
    static let sql = """
        ALTER TABLE outbox ADD COLUMN manner TEXT NOT NULL DEFAULT 'post'
            CHECK (manner IN ('post', 'whisper', 'edit', 'home', 'dialog'));
        -- Whom a whisper or a home page is for.
        ALTER TABLE outbox ADD COLUMN person TEXT CHECK ((manner IN ('whisper', 'home')) = (person IS NOT NULL));
        -- Of the chat service: how to answer in private, or to open a dialog.
        ALTER TABLE outbox ADD COLUMN handle TEXT CHECK (handle IS NULL OR manner IN ('whisper', 'dialog'));
        -- Under which a dialog is sent off.
        ALTER TABLE outbox ADD COLUMN token TEXT CHECK ((manner = 'dialog') = (token IS NOT NULL));
        -- The delivery whose message an edit takes the place of.
        ALTER TABLE outbox ADD COLUMN edited_key TEXT CHECK ((manner = 'edit') = (edited_key IS NOT NULL));

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

        -- Who knows the bot, and how they are reached.
        CREATE TABLE acquaintance (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            direct TEXT,
            introduced_at INTEGER,
            home_opened_at INTEGER,
            PRIMARY KEY (service, person)
        ) STRICT, WITHOUT ROWID;
        """
}
