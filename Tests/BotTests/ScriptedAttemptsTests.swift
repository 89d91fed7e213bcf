import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// 10,000 answers by a crowd that does everything there is to do, while every outgoing payload is held against the item that is
/// open to whoever it is for.
///
/// The key of an open item: which options are right, the right order and pairs, listed answers, the value, every reason and
/// the explanation. Tokens are random and never come twice. What somebody is told about an item that is done with, and what
/// others are told about theirs, is another matter; a message that names the open item is held to all of it.
@Suite struct ScriptedAttemptsTests {
    @Test(
        arguments: [
            (21, Set(ChatAbility.allCases)), (22, []), (23, [.actions, .whispers]), (24, Set(ChatAbility.allCases)),
        ] as [(UInt64, Set<ChatAbility>)])
    func noPayloadTellsTheKeyOfAnItemThatIsOpen(seed: UInt64, abilities: Set<ChatAbility>) async throws {
        var crowd = try ScriptedCrowd(seed: seed, abilities: abilities)
        while crowd.attempts < 2_500 {
            try await crowd.act()
            if crowd.leaks.count > 5 { break }
        }
        for leak in crowd.leaks { Issue.record("seed \(seed): \(leak)") }
        #expect(crowd.attempts >= 2_500 && crowd.payloads > 2_500, "seed \(seed)")
        #expect(crowd.types == ["single", "multi", "true/false", "short", "numeric", "order", "match"])
        #expect(crowd.decisions > 0 && crowd.explained > 0)
    }

    /// The strings that are scanned are all there are: none is in the JSON of a payload and not among them.
    @Test func thePayloadIsWhole() async throws {
        let scene = try Scene(bank: RealBank.loadWithEveryType(), abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice")
        try await alice.opensHome()
        for text in ["quiz 20", "a", "true", "42", "b a c", "why", "appeal", "help", "topics", "question", "daily"] {
            try await alice.says(text)
        }
        try await alice.types("/viva daily new")
        for said in scene.said {
            let all = Set(said.payload)
            // Cards are drawn; their numbers are in the words beside them.
            let blocks = said.content.blocks.filter { if case .scoreCard = $0 { false } else { true } }
            let missing = try LeakScan.texts(of: MessageContent(blocks)).filter { !all.contains($0) }
            #expect(Set(missing).isSubset(of: ["plain", "primary", "danger"]), "\(missing)")
        }
    }
}
