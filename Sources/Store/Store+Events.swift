package import Chat
package import Foundation

package protocol EventReader {
    func positions(of service: ServiceName) throws -> [CursorScope: CursorPosition]
    /// A random number made when the database was; seeds what nobody shall predict from the source code.
    func installationSecret() throws -> UInt64
}

package protocol EventWriter {
    /// False if the event was recorded before: then nothing else may be done for it.
    func recordEvent(_ id: String, of service: ServiceName, at date: Date) throws -> Bool
    func setPosition(_ position: CursorPosition, of scope: CursorScope, in service: ServiceName) throws
    /// Drops what only serves to recognise repetitions: events recorded, deliveries settled, and actions offered before that
    /// date; and how many commands people gave before it.
    func prune(before date: Date) throws
}
