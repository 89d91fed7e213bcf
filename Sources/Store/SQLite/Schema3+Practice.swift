extension Schema3 {
    static let practice = """
        """
}
