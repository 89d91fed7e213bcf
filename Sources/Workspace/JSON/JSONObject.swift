/// The members of a JSON object in order. Looked up by linear search: the objects of this API have a dozen members, and
/// for those an array is built and written several times faster than a dictionary.
struct JSONObject: Sendable {
    struct Member: Sendable, Equatable {
        let key: String
        var value: JSON
    }

    private(set) var members: [Member]

    init(_ elements: [(String, JSON)] = []) {
        members = elements.map { Member(key: $0.0, value: $0.1) }
    }

    init(reserving count: Int) {
        members = []
        members.reserveCapacity(count)
    }

    subscript(key: String) -> JSON? {
        get { members.first { $0.key == key }?.value }
        set {
            if let index = members.firstIndex(where: { $0.key == key }) {
                if let newValue { members[index].value = newValue } else { members.remove(at: index) }
            } else if let newValue {
                members.append(Member(key: key, value: newValue))
            }
        }
    }

    /// Adds a member that is known to be new.
    mutating func append(_ key: String, _ value: JSON) {
        members.append(Member(key: key, value: value))
    }

    /// Adds a member that is known to be new, unless there is no value for it.
    mutating func append(_ key: String, _ value: String?) {
        if let value { members.append(Member(key: key, value: .string(value))) }
    }
}

extension JSONObject: Equatable {
    /// Whatever the order of the members.
    static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
