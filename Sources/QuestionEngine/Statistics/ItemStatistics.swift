/// What first attempts say about an item.
package struct ItemStatistics: Sendable, Hashable {
    package var item: ItemID
    package var semanticRevision: Int
    /// First attempts, skipped ones included.
    package var count: Int
    package var skipped: Int
    /// Mean credit, 0 to 1, and where it lies with 95 % confidence.
    package var facility: Double
    package var facilityInterval: Interval?
    /// By the mean credit of the other first attempts in the same quiz. Nil below ``least`` attempts, where it says nothing.
    package var discrimination: Discrimination?
    /// What blind guessing earns.
    package var guessScore: Double
    /// How often each option was chosen, in the order of the item; empty for items without options.
    package var choices: [Choice]
    /// What hints at a wrong key.
    package var suspicions: [KeySuspicion]

    package struct Choice: Sendable, Hashable {
        package var option: String
        package var isCorrect: Bool
        package var count: Int
    }

    /// Fewer attempts give no discrimination index: its standard error would be above 0.14.
    package static let least = 50
    /// Fewer attempts give a facility that may be off by 0.18 either way.
    package static let few = 30

    package var isSmallSample: Bool { count < Self.few }
}
