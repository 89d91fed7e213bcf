import CLibcurl
import Glibc

/// Owns one `CURLM *` and the epoll descriptor that watches its sockets. Belongs to the loop's thread.
///
/// `curl_multi_socket_action` with epoll and not `curl_multi_poll`, because the latter's cost grows with every transfer
/// that merely waits: with 1,000 long polls open, tenfold per request.
@safe final class MultiHandle {
    typealias Instant = ContinuousClock.Instant

    private let pointer: UnsafeMutableRawPointer
    private let epoll: CInt
    private let inbox: CInt
    private var events = unsafe [epoll_event](repeating: epoll_event(), count: 64)
    /// When libcurl wants its next turn even if nothing happens.
    private var timer: Instant?
    /// Descriptors that are not libcurl's to act on.
    private var apart: Set<CInt> = []

    /// `inbox` is a descriptor that ends a wait when it becomes readable.
    init(configuration: HTTPClient.Configuration, inbox: CInt) throws(HTTPError) {
        guard let pointer = unsafe curl_multi_init() else { throw .libcurl("a new multi handle") }
        let epoll = shim_epoll_create()
        guard epoll >= 0 else {
            unsafe curl_multi_cleanup(pointer)
            throw .system("epoll_create1")
        }
        unsafe self.pointer = pointer
        self.epoll = epoll
        self.inbox = inbox
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe shim_multi_set_on_socket(pointer, onSocket, context)
        unsafe shim_multi_set_on_timer(pointer, onTimer, context)
        unsafe shim_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, configuration.maxConnections)
        unsafe shim_multi_set_long(pointer, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maxConnectionsPerHost)
        // The default of 100 would open a connection for every further request of a burst; the server has its own limit.
        unsafe shim_multi_set_long(pointer, CURLMOPT_MAX_CONCURRENT_STREAMS, 1_000)
        // Edge-triggered: each wake-up counts once and need not be read.
        guard shim_epoll_watch(epoll, inbox, EPOLLIN.rawValue | EPOLLET.rawValue) == 0 else {
            throw .system("epoll_ctl")
        }
    }

    /// Every easy handle must have been removed before.
    deinit {
        // libcurl would report the sockets that it closes to an object that is going away.
        unsafe shim_multi_set_on_socket(pointer, nil, nil)
        unsafe shim_multi_set_on_timer(pointer, nil, nil)
        unsafe curl_multi_cleanup(pointer)
        close(epoll)
    }

    func add(_ easy: EasyHandle) throws(HTTPError) {
        guard unsafe curl_multi_add_handle(pointer, easy.pointer) == CURLM_OK else { throw .libcurl("a transfer") }
    }

    func remove(_ easy: EasyHandle) {
        unsafe curl_multi_remove_handle(pointer, easy.pointer)
    }

    /// Waits for sockets, the inbox, libcurl's timer or `limit`, and lets libcurl act.
    ///
    /// - Returns: Descriptors of ours, see ``watchApart(_:for:)``, that have something to read or room to write.
    func turn(until limit: Instant?) -> [CInt] {
        let wake = [timer, limit].compactMap { $0 }.min()
        let count = unsafe epoll_wait(epoll, &events, CInt(events.count), Self.milliseconds(until: wake))
        var ours: [CInt] = []
        for index in 0..<max(0, Int(count)) {
            let event = unsafe events[index]
            guard unsafe event.data.fd != inbox else { continue }
            guard unsafe !apart.contains(event.data.fd) else {
                unsafe ours.append(event.data.fd)
                continue
            }
            var running: CInt = 0
            unsafe curl_multi_socket_action(pointer, event.data.fd, Self.action(event.events), &running)
        }
        if let timer, timer <= .now {
            self.timer = nil
            unsafe shim_multi_timer_action(pointer)
        }
        return ours
    }

    /// Watches a connection that libcurl has made and keeps, but leaves to us (`CURLOPT_CONNECT_ONLY`).
    ///
    /// - Parameter events: Those of epoll; 0 for a while without. Then not even the end of the connection is seen.
    func watchApart(_ descriptor: CInt, for events: UInt32) {
        apart.insert(descriptor)
        _ = shim_epoll_watch(epoll, descriptor, events)
    }

    /// Before the handle of the connection is removed, as the number of the descriptor will be another's.
    func leave(_ descriptor: CInt) {
        watchApart(descriptor, for: 0)
        apart.remove(descriptor)
    }

    /// A call that has ended, or whose connection stands, with the result; its handle is still added.
    func nextCompleted() -> (id: Call.ID, code: CURLcode)? {
        var left: CInt = 0
        while let message = unsafe curl_multi_info_read(pointer, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle else {
                continue
            }
            return unsafe (EasyHandle.owner(of: easy), message.pointee.data.result)
        }
        return nil
    }

    fileprivate func watch(_ socket: curl_socket_t, for what: CInt) {
        guard !apart.contains(socket) else { return }
        let events: UInt32 =
            switch what {
            case CURL_POLL_IN: EPOLLIN.rawValue
            case CURL_POLL_OUT: EPOLLOUT.rawValue
            case CURL_POLL_INOUT: EPOLLIN.rawValue | EPOLLOUT.rawValue
            default: 0
            }
        _ = shim_epoll_watch(epoll, socket, events)
    }

    fileprivate func setTimer(milliseconds: Int) {
        timer = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
    }

    private static func action(_ events: UInt32) -> CInt {
        var action: CInt = 0
        if events & EPOLLIN.rawValue != 0 { action |= CURL_CSELECT_IN }
        if events & EPOLLOUT.rawValue != 0 { action |= CURL_CSELECT_OUT }
        if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { action |= CURL_CSELECT_ERR }
        return action
    }

    /// Rounded up, so that what is due is due when the wait is over; -1: for ever.
    private static func milliseconds(until instant: Instant?) -> CInt {
        guard let instant else { return -1 }
        let wait = Instant.now.duration(to: instant)
        guard wait > .zero else { return 0 }
        return CInt(min((wait / .milliseconds(1)).rounded(.up), 86_400_000))
    }
}

private func onSocket(
    _ easy: UnsafeMutableRawPointer?,
    _ socket: curl_socket_t,
    _ what: CInt,
    _ context: UnsafeMutableRawPointer?,
    _ socketContext: UnsafeMutableRawPointer?
) -> CInt {
    guard let context = unsafe context else { return -1 }
    unsafe Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue().watch(socket, for: what)
    return 0
}

private func onTimer(
    _ multi: UnsafeMutableRawPointer?,
    _ milliseconds: Int,
    _ context: UnsafeMutableRawPointer?
) -> CInt {
    guard let context = unsafe context else { return -1 }
    unsafe Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue().setTimer(milliseconds: milliseconds)
    return 0
}
