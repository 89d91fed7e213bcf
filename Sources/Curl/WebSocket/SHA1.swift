import CLibmd

/// Only for the handshake of WebSockets, which asks for it (RFC 6455, section 4.2.2); it protects nothing there.
enum SHA1 {
    static func digest(of text: String) -> [UInt8] {
        var context = SHA1_CTX()
        var digest = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_LENGTH))
        let bytes = Array(text.utf8)
        unsafe SHA1Init(&context)
        unsafe SHA1Update(&context, bytes, bytes.count)
        unsafe SHA1Final(&digest, &context)
        return digest
    }
}
