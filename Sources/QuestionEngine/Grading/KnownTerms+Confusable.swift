extension KnownTerms {
    /// Backend terms with neighbours: a letter or two away, another term lies.
    static let confusable: [String] = """
        abort absolute access accuracy acknowledge active actor adapter address adjacent admission affinity agent aggregate
        alert alias allocate anonymous anycast append applet artifact assert assertion asynchronous atomic atomicity attach
        authenticate authentication author authority authorization authorize autoscaling availability avro backend
        backfill background backlog backoff backpressure backup balance balancer bandwidth barrier base bash batch bcrypt
        bearer benchmark binary bind bisect bitmap block blocking bloom blue body branch breaker broadcast broker browser
        bucket buffer build bulkhead bundle byte cache caching callback canary cardinality cascade cassandra catalog
        causal cert certificate channel checkpoint checksum choreography cipher circuit classify client clock clone
        cluster clustered coalesce codec cohesion collision column command commit committed compact compaction compare
        compatible compensate compile complexity component compose compress compression compute concurrency concurrent
        condition confidential conflict connect connection consensus consistency consistent constant constraint consume
        consumer container contention context contract convergence cookie coordinate copy core correlation coupling
        coverage create credential critical cron cursor daemon data database datacenter dataset deadline deadlock debounce
        debug declare decode decrypt dedupe default defer degrade delegate delete deliver delivery delta denormalize deploy
        deployment deprecate dequeue descriptor deserialize detach determine digest directory dirty disable discovery
        dispatch distribute distributed docker domain downtime driver drop dump duplicate durability duration dynamic edge
        effect egress elastic election enable encode encoding encrypt encryption endpoint enqueue entity entropy entry
        envelope environment epoch equality error escape etag event eventual eviction exchange exclusive execute exponential
        export expose extend external fail failback failover failure fairness fanout fault federation feed fetch fiber fifo
        filter firewall fixture flag flink flow flush follower foreign fork format forward fragment frame function gateway
        generate generation gossip graph graphql grep grid group hadoop half handle handler handshake hash hashing hazard
        head header heap heartbeat hedge hibernate hint hook horizontal host http https hypervisor idempotence idempotency
        idempotent identity image immutable import inbox index indexing ingest ingress inherit initial inject injection
        inline inner insert instance integer integration integrity interface internal interrupt invalidate invalidation
        invariant inverse isolate isolation iterate jitter join journal json jwt kafka kernel kerberos kubernetes label
        lambda latch latency layer leader leak lease least left legacy lexical lifecycle lifo linear linearizable linearizability
        linger link lint linux listen listener liveness livelock load local locality lock logging logical lookup loop
        lossless lossy manifest mapping mariadb mask master match measure median memcached memory merge mesh message
        messaging metadata metric microservice migrate migration minimal mirror mock model module mongo monitor monolith
        monotonic mount mssql multicast multiplex mutable mutation mutex mysql namespace native nginx node nonce normal
        normalization notify object observe observer offset openid operator optimistic optional oracle orchestration order
        origin orphan outage outbox outer overhead overlay override package packet page pagination parallel parent parity
        parse parser partial partition passive password patch path pattern pause paxos payload peer percentile performance
        permission persist persistence pessimistic phantom phase physical pipeline poll polling pool popularity port post
        postgres precision predicate prefetch prefix prepare primary priority private probe process producer profile
        projection promise propagate property proportional protobuf protocol provision proxy public publish publisher pull
        purge push put query queue queuing quorum quota race raft random range rate reactive reader readiness rebalance
        rebase receive record recover recovery recursion redirect redis redo reduce redundancy redundant refactor reference
        referer refresh registry regression relation relational relay release reliability reliable reload remote render
        repair repeat repeatable replay replica replicate replication repository request require reset resilience resilient
        resize resolve resource response rest restart restore retention retry return reuse reverse revert revision revoke
        rewrite right ring role rollback rolling rollout rotate round route router routing runtime saga salt sample sampling
        sandbox saturation scalability scale schedule scheduler schema scope script scrypt seal search secondary secret
        secure segment select selector semaphore semantic send sequence sequential serial serializable serialization serialize
        server serverless service session sessions shadow shard sharding share shared shed shell sidecar signal signature
        signing silent single slave slice smoke snapshot socket solid sort source span spark spawn specific spike spin split
        sqlite stable stack stage staging stale standard standby starvation stash state stateful stateless static status
        sticky stop storage store stored strategy stream streaming stress strict string strong structure stub style
        subject subnet subscribe subscriber suffix suite supervise suspend swap swarm switch symmetric asymmetric sync
        synchronous syntax system table tag tail target task tcp template temporal tenant terminal terraform test thrash
        thread threading threshold thrift throttle throttling throughput ticket timeout timer timestamp token tombstone
        topic topology trace tracing traffic transaction transform transient transit transport traverse tree trigger
        trunk tunnel tuple twin type udp undo unicast unicode union unique unit unlock unsafe update upgrade upload upsert
        uptime usage user utility vacuum valid validate validation value variable variance vector vendor verbose verify
        version versioning vertical view virtual visibility volatile volume vulnerability wait warm watch watermark weak
        webhook websocket weight wildcard window worker workflow workload wrapper write writer xml xpath yaml yield zone
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
