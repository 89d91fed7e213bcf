import CLibcurl

/// How libcurl reaches a ``Transfer``.
///
/// libcurl calls only from within `curl_multi_socket_action`, thus on the loop's thread, and only while the handle is
/// added to the multi handle; the loop keeps the transfer alive for that long.
extension EasyHandle {
    func connect(to transfer: Transfer) throws(HTTPError) {
        let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
        try belong(to: transfer.call.id)
        unsafe try set(shim_easy_set_pointer(pointer, CURLOPT_HEADERDATA, context))
        unsafe try set(shim_easy_set_on_data(pointer, CURLOPT_HEADERFUNCTION, onHeader))
        unsafe try set(shim_easy_set_pointer(pointer, CURLOPT_WRITEDATA, context))
        unsafe try set(shim_easy_set_on_data(pointer, CURLOPT_WRITEFUNCTION, onBody))
        unsafe try set(shim_easy_set_pointer(pointer, CURLOPT_PREREQDATA, context))
        unsafe try set(shim_easy_set_on_request(pointer, onRequest))
        if transfer.call.request.body != nil {
            unsafe try set(shim_easy_set_pointer(pointer, CURLOPT_XFERINFODATA, context))
            unsafe try set(shim_easy_set_on_progress(pointer, onProgress))
            unsafe try set(shim_easy_set_long(pointer, CURLOPT_NOPROGRESS, 0))
        }
    }

    fileprivate static func transfer(at context: UnsafeMutableRawPointer) -> Transfer {
        unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }
}

private func onHeader(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
)
    -> Int
{
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    let transfer = unsafe EasyHandle.transfer(at: context)
    return unsafe transfer.addHeaderLine(String(decoding: line, as: UTF8.self), at: .now) ? line.count : 0
}

private func onBody(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
)
    -> Int
{
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    let chunk = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe EasyHandle.transfer(at: context).addBody(chunk, at: .now) ? chunk.count : 0
}

private func onRequest(
    _ context: UnsafeMutableRawPointer?,
    _ remoteAddress: UnsafeMutablePointer<CChar>?,
    _ localAddress: UnsafeMutablePointer<CChar>?,
    _ remotePort: CInt,
    _ localPort: CInt
) -> CInt {
    guard let context = unsafe context else { return CURL_PREREQFUNC_ABORT }
    return unsafe EasyHandle.transfer(at: context).requestCanLeave(at: .now)
        ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

private func onProgress(
    _ context: UnsafeMutableRawPointer?,
    _ downloadTotal: curl_off_t,
    _ downloaded: curl_off_t,
    _ uploadTotal: curl_off_t,
    _ uploaded: curl_off_t
) -> CInt {
    guard let context = unsafe context else { return 1 }
    unsafe EasyHandle.transfer(at: context).noteUpload(Int64(uploaded), at: .now)
    return 0
}
