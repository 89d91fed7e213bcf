import Testing

@testable import QuestionEngine

@Suite struct EnglishStemTests {
    /// What snowballstemmer 3.1.1 makes of the words.
    private static let vectors = """
        's:'s 'tis:tis activate:activ added:add adjustable:adjust adjustment:adjust adoption:adopt agreed:agre
        airliner:airlin allowance:allow analogously:analog andes:andes arsenic:arsenic atlas:atlas authenticate:authent
        authorisation:authoris authorization:author backpressure:backpressur batch:batch bias:bias bled:bled bliss:bliss
        blocking:block bounded:bound bowdlerize:bowdler boy's:boy boys':boy bus:bus by:by cached:cach cacher:cacher
        caches:cach caching:cach callousness:callous caresses:caress cease:ceas cold:cold columns:column commune:commune
        communism:communism community:communiti compatibility:compat compatible:compat concurrency:concurr
        concurrent:concurr conditional:condit conflated:conflat conformably:conform consumers:consum
        containerized:container controll:control cosmos:cosmos coupled:coupl cry:cri dead-letter:dead-lett
        deadlock:deadlock debugger:debugg debugging:debug decisiveness:decis defensible:defens deployed:deploy
        deploying:deploy deployments:deploy differently:differ digitizer:digit documented:document documents:document
        dogs':dog duplicates:duplic dying:die early:earli egged:egg electrical:electr electriciti:electr
        electricity:electr emerge:emerg emergency:emergenc encrypted:encrypt endpoints:endpoint evening:evening
        events:event eventual:eventu eventually:eventu exactly-once:exactly-onc exceed:exceed failing:fail
        failover:failov failures:failur falling:fall feed:feed feudalism:feudal fizzed:fizz flies:fli fly:fli
        foreign:foreign formaliti:formal formality:formal formalize:formal formative:format freed:freed gaps:gap gas:gas
        general:general generate:generat gently:gentl geologist:geolog geology:geolog goodness:good graphs:graph
        hashed:hash hashing:hash hesitanci:hesit hesitancy:hesit homologou:homologou hoped:hope hopeful:hope
        hopefulness:hope hoping:hope hopped:hop hopping:hop howe:howe idempotency:idempot idempotent:idempot idly:idl
        ied:ie images:imag indexed:index indexes:index indexing:index inference:infer inning:inning interesting:interest
        international:internat invalidate:invalid invalidated:invalid irritant:irrit it's:it joined:join joins:join
        keys:key kindness:kind kiwis:kiwi lately:late latencies:latenc later:later layered:layer limits:limit
        locking:lock logging:log logs:log lying:lie measured:measur measuring:measur microservices:microservic
        migrated:migrat migrating:migrat mocking:mock mocks:mock monitored:monitor news:news non-blocking:non-block
        normalisation:normalis offing:off only:onli operational:oper operator:oper organization:organiz organs:organ
        outing:outing partition:partit partitioned:partit partitioning:partit partitions:partit past:past pasted:paste
        pasting:paste pipelined:pipelin pipelines:pipelin predication:predic primary:primari probate:probat
        proceed:proceed protobuf:protobuf queries:queri querying:queri queue's:queue queueing:queue queuing:queu
        radically:radic ran:ran rate:rate rational:ration rationality:ration redundancy:redund relational:relat
        replacement:replac replicas:replica replicated:replic replication:replic resilient:resili resources:resourc
        retried:retri retries:retri retrying:retri revival:reviv roll:roll safe:safe say:say scalability:scalabl
        scalable:scalabl scaling:scale schema:schema sensibiliti:sensibl sensibility:sensibl sensitivity:sensit
        serialization:serial serialize:serial services:servic sharding:shard shards:shard singly:singl sized:size
        skies:sky skis:ski sky:sky stateless:stateless streaming:stream studied:studi studies:studi studying:studi
        succeed:succeed succeeded:succeed technologist:technolog testing:test this:this threads:thread
        throughput:throughput ties:tie tokenization:token traces:trace transactional:transact triplicate:triplic
        troubled:troubl tying:tie ugly:ugli universal:universal universe:univers universities:universiti
        university:universiti valency:valenc versioned:version vietnamization:vietnam vileli:vile vilely:vile y:y
        yes:yes yet:yet
        """

    @Test func stemsLikeSnowball() throws {
        let pairs = Self.vectors.split(whereSeparator: \.isWhitespace).map { $0.split(separator: ":") }
        #expect(pairs.count > 250)
        for pair in pairs {
            let (word, stem) = (String(try #require(pair.first)), String(try #require(pair.last)))
            #expect(EnglishStem.of(word) == stem, "\(word)")
        }
    }

    @Test func leavesWhatIsNoEnglishWord() {
        #expect(EnglishStem.of("") == "")
        #expect(EnglishStem.of("p99") == "p99")
        #expect(EnglishStem.of("größe") == "größe")
        #expect(EnglishStem.of("кэш") == "кэш")
    }
}
