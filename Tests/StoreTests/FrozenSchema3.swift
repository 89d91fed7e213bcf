extension FrozenSchema {
    /// Version 3: what version 2 was, and what came with it.
    static let version3 = Self(
        version: "3",
        sql: version2.sql + practice + attempts + desk + openAnswers + selection
            + "INSERT INTO grdb_migrations VALUES ('3');",
        rows: version2.rows.replacing(draw2, with: draw3)
    )

    private static let draw2 = #"""
        INSERT INTO draw (service, conversation, filter, state) VALUES
            ('slack', 'C-team', '{"kinds":["concept"],"levels":["mid"],"topics":["dist.caching","ops"]}',
            '["7","18446744073709551615",[],[],[]]');
        """#

    private static let draw3 =
        "INSERT INTO draw_place VALUES ('slack', 'C-team', 'dist.caching,ops/mid/concept', 7, 0, NULL, 0);"

    private static let practice = """
        """

    private static let attempts = """
        """

    private static let desk = """
        """

    private static let openAnswers = """
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
