extension Schema3 {
    static let selection = """
        -- Where a conversation is in its way through the questions of a filter: a row for each of both, so it is kept short. What a
        -- draw of version 2 remembered beside its cycle and its round, the log of what was asked tells.
        CREATE TABLE draw_place (
            service TEXT NOT NULL,
            conversation TEXT NOT NULL,
            -- topics/levels/kinds, with commas between several, without slashes at the end.
            filter TEXT NOT NULL,
            cycle INTEGER NOT NULL CHECK (cycle >= 0),
            -- The cycle began with 2^bits slots and permutes them; 0: it is sorted by hashes.
            bits INTEGER NOT NULL CHECK (bits BETWEEN 0 AND 40),
            -- How many slots were passed, or the last hash with its sign; NULL at the start of the cycle.
            place INTEGER,
            -- The last question asked, by whatever filter, before this one began to ask anew.
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
        -- Whether and when a question was asked in a conversation.
        CREATE INDEX asked_question ON asked (service, conversation, question);
        """
}
