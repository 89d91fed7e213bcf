import CLibcurl

/// A handle as a connection over which we speak ourselves (`CURLOPT_CONNECT_ONLY`): name, proxy and TLS are libcurl's.
///
/// It has to stay in the multi handle for as long as the connection is used.
extension EasyHandle {
    enum Transport: Equatable {
        case moved(Int)
        /// Nothing now; the socket will tell.
        case blocked
        /// The server has closed its side.
        case ended
        case failed(CURLcode)
    }

    func prepareConnectionOnly(_ opening: WebSocketOpening, configuration: HTTPClient.Configuration) throws(HTTPError) {
        try prepareConnection(opening.request, configuration: configuration)
        try set(CURLOPT_CONNECT_ONLY, 1)
        // No ALPN for HTTP/2, which has no such handshake.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        // Through a proxy also for ws://, as what follows is not HTTP.
        try set(CURLOPT_HTTPPROXYTUNNEL, 1)
        // By default libcurl writes to the standard output.
        unsafe try set(shim_easy_set_on_data(pointer, CURLOPT_WRITEFUNCTION, ignore))
        unsafe try set(shim_easy_set_on_data(pointer, CURLOPT_HEADERFUNCTION, ignore))
        try belong(to: opening.id)
    }

    /// The socket, once libcurl has reported that the connection stands.
    var descriptor: CInt? {
        var descriptor: curl_socket_t = -1
        let code = unsafe shim_easy_get_socket(pointer, CURLINFO_ACTIVESOCKET, &descriptor)
        return code == CURLE_OK && descriptor >= 0 ? descriptor : nil
    }

    /// Adds at most 16 KiB that have come in to `bytes`.
    ///
    /// To be asked before the socket is waited for: TLS may have decrypted more than was taken.
    func receive(_ bytes: inout [UInt8]) -> Transport {
        unsafe withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            var count = 0
            let code = unsafe curl_easy_recv(pointer, buffer.baseAddress, buffer.count, &count)
            unsafe bytes.append(contentsOf: buffer.prefix(count))
            return Self.transport(code, count)
        }
    }

    func send(_ bytes: UnsafeRawBufferPointer) -> Transport {
        var count = 0
        let code = unsafe curl_easy_send(pointer, bytes.baseAddress, bytes.count, &count)
        return Self.transport(code, count)
    }

    private static func transport(_ code: CURLcode, _ count: Int) -> Transport {
        switch code {
        case CURLE_OK: count > 0 ? .moved(count) : .ended
        case CURLE_AGAIN: .blocked
        default: .failed(code)
        }
    }
}

private func ignore(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
)
    -> Int
{
    size * count
}
