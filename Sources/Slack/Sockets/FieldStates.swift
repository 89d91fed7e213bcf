/// What stands in the fields of a message or view: by block, then by element.
struct FieldStates: Decodable, Equatable, Sendable {
    var values: [String: [String: Field]]

    struct Field: Decodable, Equatable, Sendable {
        var type: String
        var value: String?
        var selected: Option?
        var selectedMany: [Option]?

        private enum CodingKeys: String, CodingKey {
            case type, value
            case selected = "selected_option"
            case selectedMany = "selected_options"
        }

        /// Any number of these can be ticked, which is no action by itself.
        var isChoice: Bool { ActionPayload.choiceTypes.contains(type) }
    }

    struct Option: Decodable, Equatable, Sendable {
        var value: String
    }
}
