package import Chat
package import QuestionEngine
package import Store

/// Draws the next question of a conversation and remembers that it was drawn.
package struct QuestionDraw {
    private let bank: Bank
    private let store: any StoreWriter
    private let service: ServiceName
    private let conversation: ConversationID

    package init(bank: Bank, store: any StoreWriter, service: ServiceName, conversation: ConversationID) {
        (self.bank, self.store, self.service, self.conversation) = (bank, store, service, conversation)
    }

    /// A question that was not asked in the conversation, by whatever filter, since all that pass this filter had been. Once they
    /// all have, a new round begins. Nil if no question passes the filter.
    package func next(_ filter: Filter, audience: Question.Audience) throws -> Question? {
        let selection = Selection(
            place: "\(service.rawValue)/\(conversation.rawValue)", bank: bank.header.id,
            secret: try store.installationSecret())
        let progress = try store.drawProgress(of: filter, in: conversation, of: service)
        let pool = bank.pool(for: filter, audience: audience)
        guard let draw = try selection.draw(from: pool, state: progress.state, history: progress.history) else {
            return nil
        }
        try store.setDrawState(
            draw.state, beginsRound: draw.beginsRound, for: filter, in: conversation, of: service)
        return draw.question
    }
}
