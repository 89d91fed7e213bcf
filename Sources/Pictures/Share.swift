/// A part of a whole, 0 to 1. What lies outside is brought inside, and what is no number counts as nothing.
package struct Share: Sendable, Hashable, Codable {
    package let value: Double

    package init(_ value: Double) {
        self.value = value.isNaN ? 0 : min(max(value, 0), 1)
    }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Double.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// “75%”. Only all of it is 100%, and only nothing is 0%.
    package var percent: String {
        let rounded = Int((value * 100).rounded())
        return "\(value == 0 ? 0 : value == 1 ? 100 : min(max(rounded, 1), 99))%"
    }
}
