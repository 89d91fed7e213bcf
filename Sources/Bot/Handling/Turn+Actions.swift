import Chat
import Store

extension Turn {
    /// Does what was pressed, as far as it can still be done.
    mutating func handle(_ action: UsedAction) throws -> String {
        let asker = Asker(action)
        if action.message == nil {
            place = try direct(with: action.sender)
        } else if kind == .direct {
            try acquaint(action.sender, introducing: false)
        }
        guard let meaning = try meaning(of: action.token) else {
            try note(sentences.buttonIsTooOld(saying: "help", in: kind), to: asker)
            return "old-action"
        }
        return try perform(meaning, ticked: action.choices, for: asker)
    }

    private mutating func perform(_ meaning: Meaning, ticked: [ActionToken], for asker: Asker) throws -> String {
        switch meaning {
        case .whispered(let meaning):
            var asker = asker
            asker.message = nil
            return try perform(meaning, ticked: ticked, for: asker)
        case .command(let text): return try obey(text, for: asker)
        case .question(let key, let help):
            guard try mayAsk(asker) else { return "limited" }
            return try give(help, to: key, for: asker)
        case .quiz(let act): return try perform(act, ticked: try options(ticked), for: asker)
        case .openAnswer(let act):
            guard try mayAsk(asker) else { return "limited" }
            return try perform(act, for: asker)
        case .schedule(let act):
            guard try mayAsk(asker) else { return "limited" }
            return try perform(act, for: asker)
        }
    }

    private func meaning(of token: ActionToken) throws -> Meaning? {
        try store.meaning(of: token, in: service).flatMap(Meaning.init(text:))
    }

    private func options(_ tokens: [ActionToken]) throws -> [String] {
        try tokens.compactMap { token in
            guard case .quiz(.tick(let option)) = try meaning(of: token) else { return nil }
            return option
        }
    }
}
