extension HTTPClient {
    package struct Configuration: Sendable {
        /// URL of a proxy. Nil: what the environment names (`http_proxy`, `https_proxy`, `no_proxy`, …); empty: none.
        package var proxy: String?
        /// PEM file with the certificates that are trusted in place of the system's; nil: the system's.
        package var caFile: String?
        package var userAgent: String
        /// Connections that are kept open for later requests, over all hosts. Best not below the number of requests in flight.
        package var maxConnections: Int
        /// Connections to one host at a time; further requests wait for one. 0: no limit.
        package var maxConnectionsPerHost: Int

        package init(
            proxy: String? = nil,
            caFile: String? = nil,
            userAgent: String = "viva",
            maxConnections: Int = 256,
            maxConnectionsPerHost: Int = 0
        ) {
            self.proxy = proxy
            self.caFile = caFile
            self.userAgent = userAgent
            self.maxConnections = maxConnections
            self.maxConnectionsPerHost = maxConnectionsPerHost
        }
    }
}
