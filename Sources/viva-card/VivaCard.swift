import Drawing
import FoundationEssentials
import Glibc
import Pictures

/// Reads a `ScoreCard` as one line of JSON from standard input, and writes its picture as a PNG to standard output.
///
/// A program of its own, so that the daemon need not keep the libraries that draw in memory, and a broken font ends
/// only this. It does without all of Foundation, which would make it four times as large.
@main
struct VivaCard {
    static func main() {
        // More than a hundred cards' worth; not even a hostile text may keep a processor busy. A signal might be blocked in
        // the process that started this; the hard limit cannot be.
        var limit = rlimit(rlim_cur: 10, rlim_max: 10)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
        do {
            let card = try JSONDecoder().decode(ScoreCard.self, from: Data((readLine() ?? "").utf8))
            guard write(try card.png(), to: STDOUT_FILENO) else { end(.failed, "the picture cannot be written") }
        } catch PictureError.noFont(let reason) {
            end(.noFont, reason)
        } catch {
            end(.failed, "\(error)")
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) }
            if count < 0 && errno != EINTR { return false }
        }
        return true
    }

    private static func end(_ status: PictureError.Status, _ reason: String) -> Never {
        _ = write(Array("viva-card: \(reason)\n".utf8), to: STDERR_FILENO)
        exit(status.rawValue)
    }
}
