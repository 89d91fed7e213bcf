import Chat

extension Inline {
    /// Slack refuses empty elements and addresses that are none.
    static func line(_ spans: [MessageContent.Span]) -> [Inline] {
        spans.compactMap { span -> Inline? in
            switch span {
            case .text(let text): .text(text, .plain)
            case .bold(let text): .text(text, .bold)
            case .italic(let text): .text(text, .italic)
            case .code(let text): .text(text, .code)
            case .link(let url, let label):
                SlackLink.isValid(url)
                    ? .link(url: url, label: label == url || label.isEmpty ? nil : label)
                    : .text(span.plainText, .plain)
            case .mention(let user):
                SlackLink.isUserID(user.rawValue) ? .user(user.rawValue) : .text(span.plainText, .plain)
            }
        }
        .filter { $0 != .text("", $0.style) }
    }

    private var style: Style {
        if case .text(_, let style) = self { style } else { .plain }
    }

    /// Cuts a line into several of at most `limit` weight each.
    static func pieces(of line: [Inline], limit: Int) -> [[Inline]] {
        var pieces: [[Inline]] = []
        var current: [Inline] = []
        var room = limit
        for var element in line {
            while element.weight > room {
                if let (head, rest) = element.cut(limit: room, force: current.isEmpty) {
                    current.append(head)
                    element = rest
                } else if current.isEmpty {
                    // A link longer than the limit cannot be cut; Slack bounds addresses below it.
                    break
                }
                pieces.append(current)
                (current, room) = ([], limit)
            }
            current.append(element)
            room -= element.weight
        }
        if !current.isEmpty { pieces.append(current) }
        return pieces
    }

    private func cut(limit: Int, force: Bool) -> (head: Inline, rest: Inline)? {
        guard case .text(let text, let style) = self,
            let (head, rest) = SlackText.cut(Substring(text), limit: limit - Weight.inline, force: force),
            !head.isEmpty, !rest.isEmpty
        else { return nil }
        return (.text(String(head), style), .text(String(rest), style))
    }
}

/// What Slack accepts as a link and as a person.
enum SlackLink {
    static func isValid(_ url: String) -> Bool {
        let schemes = ["https://", "http://", "mailto:"]
        return schemes.contains { url.hasPrefix($0) && url.count > $0.count }
            && url.utf8.count <= 2_000
            && url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>|\"".utf8.contains($0) }
    }

    static func isUserID(_ id: String) -> Bool {
        (id.hasPrefix("U") || id.hasPrefix("W"))
            && id.utf8.allSatisfy {
                (UInt8(ascii: "A")...UInt8(ascii: "Z")) ~= $0 || (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0
            }
    }
}
