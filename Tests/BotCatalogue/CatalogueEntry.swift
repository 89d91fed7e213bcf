package import Chat

/// Something that the bot said in a rehearsal, as it is handed to a chat service.
package struct CatalogueEntry: Sendable {
    /// What brought it: abilities of the service, place, and what was done.
    package var name: String
    package var manner: Delivery.Manner
    package var content: MessageContent
}
