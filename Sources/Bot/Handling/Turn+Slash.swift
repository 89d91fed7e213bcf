import Chat
import Store

extension Turn {
    /// A command that the chat service recognised. Nobody else sees that it was given: what comes of it is said aloud where
    /// others have something of it, and whispered elsewhere.
    mutating func handle(_ command: SlashCommand) throws -> String? {
        // Among others, whatever the service calls such a place.
        if !command.isMember { (place.kind, isMember) = (.channel, false) }
        return try handle(Asker(command))
    }
}
