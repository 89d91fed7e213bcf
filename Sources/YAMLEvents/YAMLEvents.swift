internal import CLibyaml

/// Parses texts with libyaml, step by step.
package enum YAMLEvents {
    /// Hands over what stands in a text, in its order, until `body` gives false.
    ///
    /// - Throws: ``YAMLEventError``, or what `body` throws.
    package static func read(_ text: String, _ body: (YAMLEvent) throws -> Bool) throws {
        var text = text
        try text.withUTF8 { bytes in
            let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
            defer { unsafe parser.deallocate() }
            guard unsafe yaml_parser_initialize(parser) == 1 else { throw unsafe error(of: parser) }
            defer { unsafe yaml_parser_delete(parser) }
            unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
            var goesOn = true
            while goesOn {
                var event = unsafe yaml_event_t()
                guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw unsafe error(of: parser) }
                defer { unsafe yaml_event_delete(&event) }
                if unsafe event.type == YAML_STREAM_END_EVENT { return }
                if let step = unsafe step(event) { goesOn = try body(step) }
            }
        }
    }

    /// Nil for the start of the stream.
    private static func step(_ event: yaml_event_t) -> YAMLEvent? {
        func step(_ kind: YAMLEvent.Kind) -> YAMLEvent {
            unsafe YAMLEvent(
                kind: kind, line: Int32(truncatingIfNeeded: event.start_mark.line + 1),
                column: Int32(truncatingIfNeeded: event.start_mark.column + 1))
        }
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            var scalarStep = step(.scalar)
            unsafe scalarStep.text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            unsafe scalarStep.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            unsafe scalarStep.anchor = string(scalar.anchor)
            unsafe scalarStep.tag = scalar.quoted_implicit == 1 ? nil : string(scalar.tag)
            return scalarStep
        case YAML_SEQUENCE_START_EVENT:
            let sequence = unsafe event.data.sequence_start
            var start = step(.sequenceStart)
            unsafe start.anchor = string(sequence.anchor)
            unsafe start.tag = sequence.implicit != 0 ? nil : string(sequence.tag)
            return start
        case YAML_MAPPING_START_EVENT:
            let mapping = unsafe event.data.mapping_start
            var start = step(.mappingStart)
            unsafe start.anchor = string(mapping.anchor)
            unsafe start.tag = mapping.implicit != 0 ? nil : string(mapping.tag)
            return start
        case YAML_ALIAS_EVENT:
            var alias = step(.alias)
            alias.text = unsafe string(event.data.alias.anchor) ?? ""
            return alias
        case YAML_SEQUENCE_END_EVENT: return step(.sequenceEnd)
        case YAML_MAPPING_END_EVENT: return step(.mappingEnd)
        case YAML_DOCUMENT_START_EVENT: return step(.documentStart)
        case YAML_DOCUMENT_END_EVENT: return step(.documentEnd)
        default: return nil
        }
    }

    private static func error(of parser: UnsafePointer<yaml_parser_t>) -> YAMLEventError {
        let parser = unsafe parser.pointee
        let kind: YAMLEventError.Kind
        switch unsafe parser.error {
        case YAML_READER_ERROR: kind = .unreadable
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR: kind = .malformed
        default: kind = .outOfMemory
        }
        let context = unsafe parser.context.map {
            unsafe YAMLEventError.Context(text: String(cString: $0), line: Int(parser.context_mark.line) + 1)
        }
        return unsafe YAMLEventError(
            kind: kind, problem: parser.problem.map { unsafe String(cString: $0) } ?? "", context: context,
            line: Int(parser.problem_mark.line) + 1, column: Int(parser.problem_mark.column) + 1,
            offset: Int(parser.problem_offset))
    }

    private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        unsafe bytes.map { unsafe String(cString: $0) }
    }
}
