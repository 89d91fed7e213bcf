internal import QuestionEngine
internal import StrictYAML

extension YAMLNode {
    /// A permanent name: small letters, digits, and `-`, `.`, `_` between them; at most 64 characters.
    func id() -> String? {
        guard let text = text() else { return nil }
        guard IDText.isLegal(text) else {
            report("`\(text)` is no id: use small letters, digits, and `-`, `.`, `_` between them, at most 64")
            return nil
        }
        return text
    }

    /// The id of something that is defined here.
    func defining<ID: RawRepresentable>(_ kind: CrossReferences.Kind, in references: CrossReferences) -> ID?
    where ID.RawValue == String {
        guard let id = id() else { return nil }
        references.define(kind, id, at: position)
        return ID(rawValue: id)
    }

    /// The id of something that is defined elsewhere.
    func using<ID: RawRepresentable>(_ kind: CrossReferences.Kind, in references: CrossReferences) -> ID?
    where ID.RawValue == String {
        guard let id = text() else { return nil }
        references.use(kind, id, at: position)
        return ID(rawValue: id)
    }

    func topics(_ references: CrossReferences) -> [TopicID]? {
        distinctList(count: 1...20) { $0.using(.topic, in: references) }
    }

    func difficulty() -> Difficulty? {
        int(in: 1...5).flatMap(Difficulty.init)
    }

    /// A web address: scheme, a host with a dot, no blanks. Whether it can be reached is not looked at.
    func webAddress() -> String? {
        guard let text = text() else { return nil }
        let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
        let host = text.dropFirst(scheme?.count ?? 0).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard scheme != nil, host.contains("."), !host.hasPrefix("."), !host.hasSuffix("."),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) || text.allSatisfy({ !$0.isWhitespace })
        else {
            report("`\(text)` is no web address such as `https://www.rfc-editor.org/rfc/rfc9111`")
            return nil
        }
        return text
    }
}
