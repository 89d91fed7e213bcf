import Foundation

/// A WebSocket frame as it stands on the wire (RFC 6455, section 5.2), sound or not.
struct Frame: Sendable, Equatable {
    static let (continuation, text, binary, close, ping, pong): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) =
        (0x0, 0x1, 0x2, 0x8, 0x9, 0xA)

    var opcode: UInt8
    var payload: Data
    var isFinal = true
    /// RSV1 to RSV3, as 4, 2 and 1.
    var reserved: UInt8 = 0
    var mask: [UInt8]?

    static func text(_ text: String, isFinal: Bool = true) -> Frame {
        Frame(opcode: Self.text, payload: Data(text.utf8), isFinal: isFinal)
    }

    static func close(_ code: UInt16, _ reason: String = "") -> Frame {
        Frame(opcode: close, payload: Data([UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8)))
    }

    /// The code in a close frame.
    var code: UInt16? {
        payload.count >= 2 ? payload.prefix(2).reduce(0) { $0 << 8 | UInt16($1) } : nil
    }

    var string: String { String(decoding: payload, as: UTF8.self) }

    var bytes: Data { head(length: payload.count) + masked(payload) }

    /// The head alone, whatever the payload is said to have in length.
    func head(length: Int) -> Data {
        var bytes = Data([(isFinal ? 0x80 : 0) | reserved << 4 | opcode])
        let flag: UInt8 = mask == nil ? 0 : 0x80
        switch length {
        case ..<126: bytes.append(flag | UInt8(length))
        case ..<65_536: bytes += [flag | 126] + Self.bigEndian(length, count: 2)
        default: bytes += [flag | 127] + Self.bigEndian(length, count: 8)
        }
        return bytes + (mask ?? [])
    }

    static func bigEndian(_ number: Int, count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    private func masked(_ payload: Data) -> Data {
        guard let mask else { return payload }
        var bytes = [UInt8](payload)
        for index in bytes.indices { bytes[index] ^= mask[index & 3] }
        return Data(bytes)
    }

    /// The frame at the front of `bytes`, which it takes away; nil if it is not there as a whole.
    init?(takenFrom bytes: inout Data) {
        let all = [UInt8](bytes.prefix(14))
        guard all.count >= 2 else { return nil }
        var offset = 2
        var length = Int(all[1] & 0x7F)
        if length >= 126 {
            let size = length == 126 ? 2 : 8
            guard all.count >= offset + size else { return nil }
            length = all[offset..<offset + size].reduce(0) { $0 << 8 | Int($1) }
            offset += size
        }
        let isMasked = all[1] & 0x80 != 0
        guard bytes.count >= offset + (isMasked ? 4 : 0) + length else { return nil }
        let mask = isMasked ? Array(all[offset..<offset + 4]) : nil
        offset += isMasked ? 4 : 0
        self.init(opcode: all[0] & 0xF, payload: Data(bytes.dropFirst(offset).prefix(length)))
        (isFinal, reserved, self.mask) = (all[0] & 0x80 != 0, all[0] >> 4 & 7, mask)
        payload = masked(payload)
        bytes = Data(bytes.dropFirst(offset + length))
    }

    init(opcode: UInt8, payload: Data, isFinal: Bool = true, reserved: UInt8 = 0, mask: [UInt8]? = nil) {
        self.opcode = opcode
        self.payload = payload
        self.isFinal = isFinal
        self.reserved = reserved
        self.mask = mask
    }
}
