/// What came with version 2: other things to do with a content than to post it, things to press, and what concerns people.
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

        -- The last question asked, by whatever filter, before this one began to ask anew.
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

        -- Who knows the bot, and how they are reached.
        CREATE TABLE acquaintance (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            direct TEXT,
            introduced_at INTEGER,
            home_opened_at INTEGER,
            PRIMARY KEY (service, person)
        ) STRICT, WITHOUT ROWID;

        -- People. Where daily prompts go: version 1 knew Slack only, whose direct messages are named D…, and the terminal.
        ALTER TABLE schedule ADD COLUMN kind TEXT NOT NULL DEFAULT 'channel' CHECK (kind IN ('channel', 'direct'));
        UPDATE schedule SET kind = 'direct' WHERE conversation GLOB 'D*' OR conversation = 'terminal';

        -- What a person has used up of the commands they may give: a bucket that leaks by time.
        CREATE TABLE allowance (
            service TEXT NOT NULL,
            person TEXT NOT NULL,
            -- In 60,000ths of a command, so that every rate per minute leaks whole numbers per millisecond.
            spent INTEGER NOT NULL CHECK (spent >= 0),
            counted_at INTEGER NOT NULL,
            -- They know that they have to wait.
            is_told INTEGER NOT NULL CHECK (is_told IN (0, 1)),
            PRIMARY KEY (service, person)
        ) STRICT, WITHOUT ROWID;

        -- Who wants to be seen on a channel's leaderboard.
        CREATE TABLE contestant (
            service TEXT NOT NULL,
            conversation TEXT NOT NULL,
            person TEXT NOT NULL,
            joined_at INTEGER NOT NULL,
            PRIMARY KEY (service, conversation, person)
        ) STRICT, WITHOUT ROWID;

        -- To forget old answers a few at a time.
        CREATE INDEX quiz_ended ON quiz (ended_at) WHERE state <> 'open';
        """
}
