import Foundation
import Glibc

/// The server's end of one connection, for use on one thread.
final class ServerConnection {
    struct Request: Sendable {
        var line: String
        var headers: [(name: String, value: String)]
        var body: Data

        subscript(name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }

        var target: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
    }

    /// The how-manieth connection to the server this is, from 1.
    let number: Int
    private let descriptor: CInt
    var received = Data()

    init(descriptor: CInt, number: Int) {
        self.descriptor = descriptor
        self.number = number
    }

    /// The next request with its whole body, or nil at the end of the connection.
    func readRequest() -> Request? {
        let end = Data("\r\n\r\n".utf8)
        var head = received.range(of: end)
        while head == nil, receive() {
            head = received.range(of: end)
        }
        guard let head else { return nil }
        var lines = String(decoding: received[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var request = Request(line: lines.removeFirst(), headers: [], body: Data())
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            request.headers.append((String(line[..<colon]), value))
        }
        received = Data(received[head.upperBound...])
        let length = request["Content-Length"].flatMap(Int.init) ?? 0
        while received.count < length, receive() {}
        guard received.count >= length else { return nil }
        request.body = Data(received.prefix(length))
        received = Data(received.dropFirst(length))
        return request
    }

    /// False if the other side is gone.
    @discardableResult
    func send(_ text: String) -> Bool {
        send(Data(text.utf8))
    }

    @discardableResult
    func send(_ data: Data) -> Bool {
        var rest = data[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    func answer(_ status: String = "200 OK", headers: [String] = [], body: String = "") {
        answer(status, headers: headers, body: Data(body.utf8))
    }

    func answer(_ status: String = "200 OK", headers: [String] = [], body: Data) {
        let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(body.count)", "", ""]
        send(Data(lines.joined(separator: "\r\n").utf8) + body)
    }

    /// Reads and drops what comes until the other side has closed.
    func waitForEnd() {
        while receive() { received = Data() }
    }

    /// Whether the other side closes within this time.
    func ends(withinMilliseconds limit: CInt) -> Bool {
        var state = pollfd(descriptor: descriptor)
        return unsafe poll(&state, 1, limit) > 0
    }

    /// Sends as much of `data` as the other side takes, until it takes nothing for this time.
    ///
    /// - Returns: What is left.
    func push(_ data: Data, patienceInMilliseconds limit: CInt = 1_000) -> Data {
        var rest = data[...]
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while !rest.isEmpty, unsafe poll(&state, 1, limit) > 0 {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        return Data(rest)
    }

    /// Ends the connection at the script's end with RST in place of FIN.
    func endWithReset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Waits for more; false at the end of the connection.
    func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        received.append(contentsOf: buffer.prefix(count))
        return true
    }
}

extension pollfd {
    fileprivate init(descriptor: CInt) {
        self.init(fd: descriptor, events: Int16(POLLIN), revents: 0)
    }
}
