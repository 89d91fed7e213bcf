/// From what a person types to what a message holds: `&`, `<` and `>` escaped; names of people and channels, and bare web
/// addresses, as `<@U…>`, `<#C…>` and `<https://…>`. Code, in backquotes, is escaped only.
enum TypedText {
    static func stored(_ typed: String, in state: WorkspaceState) -> String {
        var result = ""
        var isCode = false
        // Between backquotes lies code; a fence of three flips three times, which is once.
        for part in typed.split(separator: "`", omittingEmptySubsequences: false) {
            if !result.isEmpty || isCode { result += "`" }
            result += isCode ? escaped(part) : linked(part, in: state)
            isCode.toggle()
        }
        return result
    }

    private static func linked(_ text: Substring, in state: WorkspaceState) -> String {
        var result = ""
        var rest = text
        var previous: Character?
        while let character = rest.first {
            let starts = previous.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
            if starts, let (length, replacement) = reference(rest, in: state) {
                result += replacement
                rest = rest.dropFirst(length)
                previous = ">"
            } else {
                result += escaped(rest.prefix(1))
                rest = rest.dropFirst()
                previous = character
            }
        }
        return result
    }

    /// The person, channel or address that this text begins with.
    private static func reference(_ text: Substring, in state: WorkspaceState) -> (length: Int, replacement: String)? {
        switch text.first {
        case "@":
            let name = name(text.dropFirst())
            let lower = name.lowercased()
            if ["here", "channel", "everyone"].contains(lower) { return (name.count + 1, "<!\(lower)>") }
            guard let person = state.people.first(where: { $0.name == lower }) else { return nil }
            return (name.count + 1, "<@\(person.id)>")
        case "#":
            let name = name(text.dropFirst())
            let channel = state.conversations.first {
                $0.info.kind == .publicChannel && $0.info.name == name.lowercased()
            }
            return channel.map { (name.count + 1, "<#\($0.info.id)|\($0.info.name)>") }
        case "h", "H":
            let lower = text.prefix(8).lowercased()
            guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
            var address = text.prefix { !$0.isWhitespace && !"<>\"|".contains($0) }
            while let last = address.last, ".,;:!?)]}'*_~".contains(last) { address = address.dropLast() }
            guard address.count > (lower.hasPrefix("https") ? 8 : 7) else { return nil }
            return (address.count, "<\(escaped(address))>")
        default:
            return nil
        }
    }

    /// A name's characters, without a full stop or hyphen that ends a sentence.
    private static func name(_ text: Substring) -> Substring {
        var name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
        while let last = name.last, last == "." || last == "-" { name = name.dropLast() }
        return name
    }

    private static func escaped(_ text: Substring) -> String {
        String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
