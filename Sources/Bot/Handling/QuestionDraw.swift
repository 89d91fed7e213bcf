import Chat
import QuestionEngine
import Store

/// Draws the next question of a conversation and remembers that it was drawn.
struct QuestionDraw {
    let bank: Bank
    let store: any StoreWriter
    let service: ServiceName
    let conversation: ConversationID

    /// What was asked in a conversation lately, by whatever filter, waits at least for that many others.
    private static let longestMemory = 10

    /// Nil if no question passes the filter.
    func next(_ filter: Filter, audience: Question.Audience) throws -> Question? {
        let candidates = bank.questions(for: filter, audience: audience)
        let memory = min(Self.longestMemory, candidates.count / 2)
        let selection = Selection(
            place: "\(service.rawValue)/\(conversation.rawValue)", bank: bank.header.id,
            secret: try store.installationSecret())
        guard
            let draw = selection.draw(
                from: candidates, state: try store.drawState(for: filter, in: conversation, of: service),
                avoiding: try store.recentQuestions(in: conversation, of: service, limit: memory))
        else { return nil }
        try store.setDrawState(draw.state, for: filter, in: conversation, of: service)
        return draw.question
    }
}
