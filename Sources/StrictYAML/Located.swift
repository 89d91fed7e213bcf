/// A value and where it stands, for what is checked only after all files have been read.
package struct Located<Value> {
    package var value: Value
    package var position: YAMLPosition

    @inlinable
    package init(_ value: Value, at position: YAMLPosition) {
        self.value = value
        self.position = position
    }
}

extension Located: Sendable where Value: Sendable {}
