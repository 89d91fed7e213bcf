extension Schema3 {
    static let desk = """
        """
}
