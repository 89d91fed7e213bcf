extension Schema3 {
    static let attempts = """
        """
}
