import Chat
import Foundation
import QuestionEngine
import Testing

extension PutItem {
    /// What is pressed, or ticked, for these letters.
    func labels(_ letters: [String], in said: Said) throws -> [String] {
        try letters.map { letter in
            try #require(said.labels.first { $0 == letter || $0.hasPrefix("\(letter). ") }, "no \(letter)")
        }
    }

    /// Answers by what there is to press; where there is nothing, in words.
    @discardableResult
    func answer(_ said: Said, isRight: Bool, by person: Person) async throws -> [Said] {
        let letters = isRight ? rightLetters : wrongLetters
        switch item.body {
        case .single: return try await person.presses(try labels([letters[0]], in: said)[0], on: said)
        case .multi: return try await person.presses("Check", on: said, ticking: try labels(letters, in: said))
        case .trueFalse: return try await person.presses((isRight ? right : wrong).capitalized, on: said)
        case .short, .numeric: return try await person.says(isRight ? right : wrong)
        case .order, .match:
            // Without dialogs there is nothing to press.
            guard said.labels.contains(where: ["Put in order", "Match"].contains) else {
                return try await person.says(isRight ? right : wrong)
            }
            return try await fill(said, isRight ? rightLetters : wrongPlaces, by: person)
        }
    }

    /// Opens the dialog and chooses these letters, one after the other.
    func fill(_ said: Said, _ letters: [String], by person: Person) async throws -> [Said] {
        let opened = try await person.presses(said.labels[0], on: said)
        let dialog = try #require(opened.first { $0.dialog != nil }, "no dialog opens")
        return try await person.submits(choices(letters, in: dialog))
    }

    func choices(_ letters: [String], in dialog: Said) throws -> [String: String] {
        var values: [String: String] = [:]
        for (input, letter) in zip(dialog.inputs, letters) {
            let choice: String = try #require(input.options.first { $0.hasPrefix("\(letter). ") }, "no \(letter)")
            values[input.id] = choice
        }
        return values
    }
}
