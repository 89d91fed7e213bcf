import CLibcurl
import Foundation

/// Owns one `CURL *`. A handle serves one request after the other; belongs to the loop's thread.
@safe final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?

    init() throws(HTTPError) {
        guard let pointer = unsafe curl_easy_init() else { throw .libcurl("a new handle") }
        unsafe self.pointer = pointer
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        unsafe curl_slist_free_all(headerList)
        unsafe errorText.deallocate()
    }

    /// Back to a handle without any option; connections, sessions and names that are cached stay.
    func reset() {
        unsafe curl_easy_reset(pointer)
        unsafe curl_slist_free_all(headerList)
        unsafe headerList = nil
        unsafe errorText.pointee = 0
    }

    /// Sets every option for `request`. The handle must be new or reset.
    func prepare(_ request: HTTPRequest, configuration: HTTPClient.Configuration) throws(HTTPError) {
        try prepareConnection(request, configuration: configuration)
        // Where libcurl was built without HTTP/2 this is refused, and HTTP/1.1 remains.
        try? set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        if request.isSecure {
            // A burst waits until the first connection knows whether it can carry all of it (HTTP/2).
            try set(CURLOPT_PIPEWAIT, 1)
        }
        try set(CURLOPT_ACCEPT_ENCODING, "")
        try prepareBody(request)
        try prepareHeaders(request)
    }

    /// Sets what libcurl needs to reach the server of `request`, whatever is said to it then.
    func prepareConnection(_ request: HTTPRequest, configuration: HTTPClient.Configuration) throws(HTTPError) {
        unsafe try set(shim_easy_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
        try set(CURLOPT_NOSIGNAL, 1)
        // Without this, giving up on a name that resolves slowly waits for the resolver's thread.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_USERAGENT, configuration.userAgent)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        // libcurl needs to know it too: it shares the time out among the addresses of a name.
        try set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.timeouts.connect))
        if let proxy = configuration.proxy {
            try set(CURLOPT_PROXY, proxy)
        }
        if let file = configuration.caFile {
            try set(CURLOPT_CAINFO, file)
            try set(CURLOPT_PROXY_CAINFO, file)
            unsafe try set(shim_easy_set_string(pointer, CURLOPT_CAPATH, nil))
            unsafe try set(shim_easy_set_string(pointer, CURLOPT_PROXY_CAPATH, nil))
        }
        try set(CURLOPT_URL, request.url)
    }

    /// The call that libcurl's reports about this handle are for; not 0.
    func belong(to id: Call.ID) throws(HTTPError) {
        unsafe try set(shim_easy_set_pointer(pointer, CURLOPT_PRIVATE, UnsafeMutableRawPointer(bitPattern: UInt(id))))
    }

    /// The call of a handle that libcurl reports.
    static func owner(of pointer: UnsafeMutableRawPointer) -> Call.ID {
        var owner: UnsafeMutableRawPointer?
        unsafe shim_easy_get_pointer(pointer, CURLINFO_PRIVATE, &owner)
        return Call.ID(UInt(bitPattern: owner))
    }

    /// libcurl's words for `code`, on one line.
    func message(for code: CURLcode) -> String {
        var text = unsafe String(cString: errorText)
        if text.isEmpty {
            text = unsafe String(cString: curl_easy_strerror(code))
        }
        let line = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        return String(line).trimmingCharacters(in: .whitespaces) + " (libcurl \(code.rawValue))"
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        unsafe shim_easy_get_long(pointer, info, &value)
        return value
    }

    /// Why a connection did not come to stand.
    func connectFailure(_ code: CURLcode) -> (kind: HTTPError.Kind, text: String) {
        let status = number(CURLINFO_HTTP_CONNECTCODE)
        guard status == 0 || status / 100 == 2 else { return (.proxy, "the proxy answered \(status) to CONNECT") }
        return (.init(code, wasSent: false), message(for: code))
    }

    private func prepareBody(_ request: HTTPRequest) throws(HTTPError) {
        // POST and PUT always have a body, if an empty one; the others only if they are given one.
        if let body = request.body ?? (request.method == .post || request.method == .put ? Data() : nil) {
            unsafe try set(shim_easy_set_size(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            let code = unsafe body.withUnsafeBytes { bytes in
                // An empty Data has no address, and without one libcurl would ask for a read callback.
                let start =
                    unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress) ?? UnsafeMutableRawPointer(errorText)
                return unsafe shim_easy_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, start)
            }
            try set(code)
        }
        if request.method != .get || request.body != nil {
            try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    private func prepareHeaders(_ request: HTTPRequest) throws(HTTPError) {
        // No wait for "100 Continue"; no content type that nobody has named.
        try addHeader("Expect:")
        var namesType = false
        for (name, value) in request.headers {
            namesType = namesType || name.lowercased() == "content-type"
            // libcurl takes "Name:" as an order to leave its own field out, and "Name;" as a field without a value.
            try addHeader(value.allSatisfy { $0 == " " || $0 == "\t" } ? "\(name);" : "\(name): \(value)")
        }
        if !namesType {
            try addHeader("Content-Type:")
        }
        unsafe try set(shim_easy_set_pointer(pointer, CURLOPT_HTTPHEADER, headerList))
    }

    private func addHeader(_ line: String) throws(HTTPError) {
        guard let list = unsafe curl_slist_append(headerList, line) else { throw .libcurl("a header") }
        unsafe headerList = list
    }

    func set(_ code: CURLcode) throws(HTTPError) {
        guard code == CURLE_OK else { throw .libcurl("an option (\(code.rawValue))") }
    }

    func set(_ option: CURLoption, _ value: Int) throws(HTTPError) {
        unsafe try set(shim_easy_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(HTTPError) {
        unsafe try set(shim_easy_set_string(pointer, option, value))
    }

    /// At least 1: libcurl takes 0 as "its default".
    private static func milliseconds(_ duration: Duration) -> Int {
        let clamped = TransferDeadlines.clamped(duration)
        return max(1, Int(min(clamped / .milliseconds(1), Double(Int32.max))))
    }
}
