import Bot

extension Flight {
    /// Leaves all that is to be sent in the outbox, for a test to look at.
    static var stopped: Flight {
        let flight = Flight(of: Scene.service, limits: .init())
        flight.stop()
        return flight
    }
}
