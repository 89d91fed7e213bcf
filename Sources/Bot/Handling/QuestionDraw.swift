import Chat
import QuestionEngine
import Store

/// Draws the next question of a conversation and remembers that it was drawn.
struct QuestionDraw {
    let bank: Bank
    let store: any StoreWriter
    let service: ServiceName
    let conversation: ConversationID

    /// What was asked in a conversation lately waits for that many others, also when a new round begins.
    private static let longestMemory = 10

    /// A question that was not asked in the conversation, by whatever filter, since all that pass this filter had been. Once they
    /// all have, a new round begins. Nil if no question passes the filter.
    func next(_ filter: Filter, audience: Question.Audience) throws -> Question? {
        var candidates = bank.questions(for: filter, audience: audience)
        let memory = min(Self.longestMemory, candidates.count / 2)
        let asked = try store.askedInRound(of: filter, in: conversation, of: service)
        let open = candidates.filter { !asked.contains($0.id) }
        if !open.isEmpty { candidates = open }
        let selection = Selection(
            place: "\(service.rawValue)/\(conversation.rawValue)", bank: bank.header.id,
            secret: try store.installationSecret())
        guard
            let draw = selection.draw(
                from: candidates, state: try store.drawState(for: filter, in: conversation, of: service),
                avoiding: try store.recentQuestions(in: conversation, of: service, limit: memory))
        else { return nil }
        try store.setDrawState(draw.state, for: filter, in: conversation, of: service)
        if open.isEmpty { try store.beginRound(of: filter, in: conversation, of: service) }
        return draw.question
    }
}
