/// An answer as it was understood: the same whatever words it came in, and whatever order things were shown in.
package enum AnswerReading: Sendable, Hashable {
    /// Ids of options.
    case options(Set<String>)
    case truth(Bool)
    /// Normalised.
    case text(String)
    /// In the key's unit.
    case number(Double)
    /// Ids of steps, first step first.
    case sequence([String])
    /// Ids of left sides to ids of right sides.
    case pairs([String: String])

    /// One text for one reading, to be stored and compared.
    package var canonical: String {
        switch self {
        case .options(let ids): "options " + ids.sorted().joined(separator: ",")
        case .truth(let isTrue): isTrue ? "true" : "false"
        case .text(let text): "text " + text
        case .number(let number): "number \(number)"
        case .sequence(let ids): "sequence " + ids.joined(separator: ",")
        case .pairs(let pairs):
            "pairs " + pairs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        }
    }
}
