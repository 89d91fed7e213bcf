import Foundation
import OrderedCollections
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
            var keys: [String: String]
        }

        var vectors: [Vector]
    }

    struct Primitives: Decodable {
        struct Shuffle: Decodable {
            var n: Int
            var seed: String
            var perm: [Int]
        }

        struct Permutation: Decodable {
            var n: Int
            var seed: String
            var rounds: Int
            var perm: [Int]
        }

        var splitmix64: [String]
        var fnv1a64: [[String]]
        var fisher_yates: [Shuffle]
        var feistel: [Permutation]
    }

    @Test(.enabled(if: Vectors.areAvailable)) func theHashOrderIsTheOneOfTheVectors() throws {
        for vector in try Vectors.load(Cursor.self, "hash_cursor_vectors.json").vectors {
            let seed = Selection(place: vector.channel, bank: vector.bank, secret: 0).cycleSeed(vector.cycle)
            #expect(seed == UInt64(vector.seed))
            let bank = Bank.sample(
                vector.order.sorted().enumerated().map { number, id in
                    var question = Question.sample(number)
                    question.id = QuestionID(rawValue: id)
                    return question
                })
            let pool = bank.pool(for: Filter(), audience: .team)
            var order = HashOrder(pool, cycleSeed: seed, after: nil)
            var ids: [String] = []
            while let next = order.next() { ids.append(pool.id(at: next.place).rawValue) }
            #expect(ids == vector.order)
            for (id, key) in vector.keys {
                let place = try #require(bank.questions.keys.firstIndex(of: QuestionID(rawValue: id)))
                #expect(pool.key(at: place, cycleSeed: seed) == UInt64(key))
            }
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

    @Test(.enabled(if: Vectors.areAvailable)) func thePermutationsAreTheOnesOfTheVectors() throws {
        for vector in try Vectors.load(Primitives.self, "select_vectors.json").feistel {
            let permutation = FeistelPermutation(
                count: vector.n, seed: try #require(UInt64(vector.seed)), rounds: vector.rounds)
            #expect(vector.perm.indices.map { permutation($0) } == vector.perm, "\(vector.n)")
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
