/// One step of a YAML text, as the parser tells it.
package struct YAMLEvent {
    package enum Kind: Sendable {
        case documentStart, documentEnd, alias, scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd
    }

    package var kind: Kind
    /// From 1.
    package var line: Int32
    /// From 1, in Unicode scalars.
    package var column: Int32
    /// Of a scalar: neither quoted nor a block.
    package var isPlain = false
    /// A scalar's value, or the name that an alias speaks of.
    package var text = ""
    package var anchor: String?
    /// Written out, as in `!!int 5`.
    package var tag: String?
}
