import BankFormats
import QuestionEngine
import Testing

@Suite struct AnkiExportTests {
    @Test func notesBeginWithTheirID() throws {
        let lines = AnkiExport.export(of: try Bank.sample()).text.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(6) == [
                "#separator:tab", "#html:true", "#notetype:viva", "#deck:Sample", "#columns:id\tfront\tback\ttags",
                "#tags column:4",
            ])
        #expect(lines.count == 13)
        #expect(
            lines[6]
                == "it-0901\tWho fills?<br>A. The application<br>B. The database<br>C. The cache\tA. The application<br>A: yes"
                + "<br>B: no<br>C: no<br>E<br>RFC 9111: https://www.rfc-editor.org/rfc/rfc9111\tdist.caching difficulty-2"
        )
        #expect(lines[10].contains("6.8 ± 0.05 ms"))
        #expect(
            lines[11].contains(
                "<br>– Commit<br>– Delete<br>– Write\t1. Write: W1<br>2. Commit: W2<br>3. Delete: W3<br>E"))
        #expect(lines[12].contains("FIFO → Age of the entry: W3<br>Size: W4<br>E"))
    }

    @Test func quotesTabsAndMarkupAreKept() throws {
        let bank = try Bank.sample()
        var item = try #require(bank.items["it-0903"])
        item.stem = "Say \"<b>\"\tand\ngo & so"
        let row = AnkiExport.export([item], of: bank).text.split(separator: "\n").last
        #expect(row?.hasPrefix("it-0903\t\"Say \"\"&lt;b&gt;\"\"\tand<br>go &amp; so<br>True or false?\"\t") == true)
    }
}
