internal import OrderedCollections
package import QuestionEngine

/// What people suggested, as questions in the native format for an editor to complete. Each is a draft that can be read, and so can
/// stand in the bank's folder from the first day: drafts are never served.
package struct SuggestionSheet {
    package struct Suggestion: Sendable, Hashable {
        package var number: Int64
        package var text: String

        package init(number: Int64, text: String) {
            self.number = number
            self.text = text
        }
    }

    private let suggestions: [Suggestion]
    private let bank: Bank

    /// - Parameter bank: to which they are to be added: ids and slots go on from its own.
    package init(_ suggestions: [Suggestion], bank: Bank) {
        self.suggestions = suggestions
        self.bank = bank
    }

    package var text: String {
        let questions = bank.questions.values
        let slot = (questions.map(\.slot).max() ?? 0) + 1
        let number = (questions.compactMap { Self.number(of: $0.id) }.max() ?? 0) + 1
        let entries = suggestions.enumerated().map { entry($1, id: number + $0, slot: slot + $0) }
        return """
            # Suggested by people, and yours to complete: prompt, key points with their patterns, model answer, rubric, topic.
            # `viva bank lint` tells what else is missing once `status` says active; until then nobody is asked this.
            questions:

            """ + entries.joined()
    }

    private func entry(_ suggestion: Suggestion, id: Int, slot: Int) -> String {
        let digits = String(id)
        let topic = bank.topics.values.first { $0.parent != nil } ?? bank.topics.values.first
        return """
              # Suggestion \(suggestion.number)
              - id: \(prefix)-\(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
                slot: \(slot)
                rev: 1
                semantic_rev: 1
                status: draft
                kind: concept
                topics: [\(topic?.id.rawValue ?? "general")]
                level: [mid]
                difficulty: 3
                minutes: 5
                prompt: \(Self.quoted(suggestion.text))
                key_points:
                  - {id: k1, weight: 2, say: "first point of a good answer", any: ["words that make it"]}
                  - {id: k2, weight: 2, say: "second point of a good answer", any: ["words that make it"]}
                  - {id: k3, weight: 1, say: "third point of a good answer", any: ["words that make it"]}
                model_answer: "What somebody who knows it would say, in 90 to 200 words."
                rubric:
                  - {level: 1, anchor: "What an answer at level 1 does."}
                  - {level: 2, anchor: "What an answer at level 2 does."}
                  - {level: 3, anchor: "What an answer at level 3 does."}
                  - {level: 4, anchor: "What an answer at level 4 does."}
                source: {text: own}

            """
    }

    /// Of most ids of the bank.
    private var prefix: String {
        let prefixes = bank.questions.keys.map { String($0.rawValue.prefix { $0 != "-" }) }
        return Dictionary(grouping: prefixes) { $0 }.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
            ?? "q"
    }

    private static func number(of id: QuestionID) -> Int? { id.rawValue.split(separator: "-").last.flatMap { Int($0) } }

    /// A double-quoted scalar; see YAML 1.2.2, 7.3.1.
    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\t": "\\t"
            default:
                scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
                    ? " " : String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
