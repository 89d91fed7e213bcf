import Chat

/// An `input` block. Its texts fit already.
struct InputField: Hashable, Sendable {
    /// Comes back with what was filled in, and names the place of an error.
    var id: String
    var label: String
    var hint: String
    var value: String
    var isOptional: Bool
    /// What there is to choose from; empty: a line of text.
    var options: [String]
    /// Several lines instead of one.
    var isLong: Bool

    /// https://docs.slack.dev/reference/block-kit/blocks/input-block and the pages of its elements.
    enum Limit {
        static let label = 2_000
        static let text = 3_000
        static let option = 75
        static let options = 100
    }

    init(_ input: MessageContent.Input) {
        id = input.id
        label = SlackText.label(input.label, limit: Limit.label)
        hint = input.hint.isEmpty ? "" : SlackText.label(input.hint, limit: Limit.label)
        isOptional = input.isOptional
        isLong = input.isLong
        var seen: Set<String> = []
        var options = input.options.map { SlackText.label($0, limit: Limit.option) }.filter { seen.insert($0).inserted }
        let chosen = SlackText.label(input.value, limit: Limit.option)
        // What was chosen so far stays choosable.
        if let index = options.firstIndex(of: chosen), index >= Limit.options {
            options.swapAt(index, Limit.options - 1)
        }
        self.options = Array(options.prefix(Limit.options))
        if self.options.isEmpty {
            value = SlackText.pieces(of: input.value, limit: Limit.text).first ?? ""
        } else {
            value = self.options.contains(chosen) ? chosen : ""
        }
    }
}
