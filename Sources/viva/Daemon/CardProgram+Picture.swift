import CardProcess
import Foundation
import Logging
import Pictures

extension CardProgram {
    /// For chat services: the picture, or a line in the log that says why there is none.
    func picture(logger: Logger) -> @Sendable (ScoreCard) async -> Data? {
        { [self] card in
            do throws(PictureError) {
                return try await draw(card)
            } catch {
                logger.warning("A score card could not be drawn", metadata: ["reason": "\(error)"])
                return nil
            }
        }
    }
}
