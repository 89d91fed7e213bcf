/// Every stored block has a `block_id` and every interactive element an `action_id`; the workspace makes up what is missing.
enum BlockNames {
    /// Gives names to what has none. The same blocks and seed give the same names.
    static func complete(_ blocks: [JSON], seed: Timestamp) -> [JSON] {
        var number = UInt64(bitPattern: seed.microseconds) &* 64
        return blocks.map { block in
            guard case .object(var object) = block else { return block }
            name(&object, "block_id", &number)
            if object["type"] == "actions", let elements = object["elements"]?.array {
                object["elements"] = .array(elements.map { completed($0, &number) })
            }
            for key in ["accessory", "element"] {
                if let element = object[key] { object[key] = completed(element, &number) }
            }
            return .object(object)
        }
    }

    private static func completed(_ element: JSON, _ number: inout UInt64) -> JSON {
        guard case .object(var object) = element, object["type"] != "image" else { return element }
        name(&object, "action_id", &number)
        return .object(object)
    }

    private static func name(_ object: inout JSONObject, _ key: String, _ number: inout UInt64) {
        number &+= 1
        if object[key]?.string?.isEmpty ?? true { object[key] = .string(name(number)) }
    }

    /// Five letters and digits. Multiplying by an odd number and keeping the low bits never makes two of a message's names equal.
    private static func name(_ number: UInt64) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var rest = number &* 0x9E37_79B1 & 0x3FFF_FFFF
        var letters: [UInt8] = []
        for _ in 0..<5 {
            letters.append(alphabet[Int(rest & 63)])
            rest >>= 6
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
