extension Schema3 {
    static let openAnswers = """
        """
}
