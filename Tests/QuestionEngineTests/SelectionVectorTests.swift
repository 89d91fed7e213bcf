import Foundation
import Testing

@testable import QuestionEngine

@Suite struct SelectionVectorTests {
    struct Cursor: Decodable {
        struct Vector: Decodable {
            var channel: String
            var bank: String
            var cycle: UInt32
            var seed: String
            var order: [String]
        }

        var vectors: [Vector]
    }

    struct Primitives: Decodable {
        struct Shuffle: Decodable {
            var n: Int
            var seed: String
            var perm: [Int]
        }

        var splitmix64: [String]
        var fnv1a64: [[String]]
        var fisher_yates: [Shuffle]
    }

    @Test(.enabled(if: Vectors.areAvailable)) func theHashOrderIsTheOneOfTheVectors() throws {
        for vector in try Vectors.load(Cursor.self, "hash_cursor_vectors.json").vectors {
            let seed = Selection(place: vector.channel, bank: vector.bank, secret: 0).cycleSeed(vector.cycle)
            #expect(seed == UInt64(vector.seed))
            let ids = vector.order.map(QuestionID.init(rawValue:))
            #expect(
                ids == ids.sorted { Selection.key(of: $0, cycleSeed: seed) < Selection.key(of: $1, cycleSeed: seed) })
        }
    }

    @Test(.enabled(if: Vectors.areAvailable)) func theGeneratorAndTheHashAreTheOnesOfTheVectors() throws {
        let vectors = try Vectors.load(Primitives.self, "select_vectors.json")
        var generator = SplitMix64(seed: 1_234_567)
        for number in vectors.splitmix64 { #expect(generator.next() == UInt64(number)) }
        for pair in vectors.fnv1a64 { #expect(fnv1a64(pair[0]) == UInt64(pair[1])) }
        for shuffle in vectors.fisher_yates {
            #expect(Array(0..<shuffle.n).shuffled(seed: try #require(UInt64(shuffle.seed))) == shuffle.perm)
        }
    }

    @Test func theGeneratorStartsAsPublished() {
        // The first outputs for seed 1234567, as the reference implementation gives them.
        var generator = SplitMix64(seed: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
        #expect(fnv1a64("a") == 12_638_187_200_555_641_996)
    }
}
