extension FrozenSchema {
    /// Version 3: what version 2 was, and what came with it.
    static let version3 = Self(
        version: "3",
        sql: version2.sql + practice + attempts + desk + openAnswers + "INSERT INTO grdb_migrations VALUES ('3');",
        rows: version2.rows
    )

    private static let practice = """
        """

    private static let attempts = """
        """

    private static let desk = """
        """

    private static let openAnswers = """
        """
}
