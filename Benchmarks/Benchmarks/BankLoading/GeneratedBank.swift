import Foundation

/// A bank of many questions in the shapes of this project's own: each file is copied under ids and slots of its own.
enum GeneratedBank {
    static let realFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Config/Questions")

    /// Texts between the places where a copy's number goes.
    private struct Template {
        enum Piece {
            case text(String)
            /// Behind an id.
            case number
            case slot(Int)
        }

        var pieces: [Piece] = []

        init(_ text: String) {
            var rest = text[...]
            while let match = rest.firstMatch(of: /\b(be|it)-\d{4,}|slot: (\d+)/) {
                pieces.append(.text(String(rest[..<match.range.lowerBound])))
                if let slot = match.output.2.flatMap({ Int($0) }) {
                    pieces.append(.slot(slot))
                } else {
                    pieces.append(.text(String(match.output.0)))
                    pieces.append(.number)
                }
                rest = rest[match.range.upperBound...]
            }
            pieces.append(.text(String(rest)))
        }

        func text(copy: Int) -> String {
            pieces.map { piece in
                switch piece {
                case .text(let text): text
                case .number: copy == 0 ? "" : "-\(copy)"
                case .slot(let slot): "slot: \(copy * 10_000 + slot)"
                }
            }.joined()
        }
    }

    /// Writes the bank into a new folder; what it holds has about the given number of questions.
    static func write(questions: Int) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("viva-bank-\(UUID().uuidString)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: realFolder.path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
        var templates: [Template] = []
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for path in paths {
            let text = try String(contentsOf: realFolder.appendingPathComponent(path), encoding: .utf8)
            if text.contains("\nquestions:") || text.hasPrefix("questions:") {
                templates.append(Template(text))
            } else {
                try Data(text.utf8).write(to: folder.appendingPathComponent("bank.yaml"))
            }
        }
        for number in 0..<questions {
            let part = folder.appendingPathComponent("part-\(number % 64)")
            if number < 64 { try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true) }
            let text = templates[number % templates.count].text(copy: number / templates.count)
            try Data(text.utf8).write(to: part.appendingPathComponent("question-\(number).yaml"))
        }
        return folder
    }
}
