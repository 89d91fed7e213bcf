package import Foundation
import Glibc
package import Pictures

extension CardProgram {
    /// The card as a PNG of 1200 by 675 pixels.
    ///
    /// The program ends itself after 10 s of computing, so cancelling the task does not end it earlier.
    ///
    /// - Throws: ``PictureError``; the words can go out without a picture then.
    package func draw(_ card: ScoreCard) async throws(PictureError) -> Data {
        guard let input = try? JSONEncoder().encode(card) else {
            throw .failed(reason: "pictures: the card cannot be encoded")
        }
        let outcome: Result<Data, PictureError> = await withCheckedContinuation { continuation in
            // Waits for the process, which a thread of the tasks must not.
            Thread.detachNewThread {
                continuation.resume(returning: run(input))
            }
        }
        return try outcome.get()
    }

    private func run(_ input: Data) -> Result<Data, PictureError> {
        let (standardInput, standardOutput) = (Pipe(), Pipe())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.environment = environment
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = FileHandle.nullDevice
        do {
            // A card is far smaller than a pipe (64 KiB), so this neither waits for the process nor meets a closed pipe.
            try standardInput.fileHandleForWriting.write(contentsOf: input)
            try standardInput.fileHandleForWriting.close()
            try process.run()
        } catch {
            return .failure(.noProgram(reason: "pictures: cannot start \(path): \(error.localizedDescription)"))
        }
        let png = Self.readAll(standardOutput.fileHandleForReading.fileDescriptor)
        process.waitUntilExit()
        switch (process.terminationReason, process.terminationStatus) {
        case (.exit, 0) where !png.isEmpty: return .success(png)
        case (.exit, PictureError.Status.noFont.rawValue): return .failure(.noFont)
        case (.exit, let status): return .failure(.failed(reason: "pictures: \(path) ended with \(status)"))
        case (_, let signal): return .failure(.failed(reason: "pictures: \(path) was ended by signal \(signal)"))
        }
    }

    /// Not by `FileHandle`, which traps when a signal interrupts it.
    private static func readAll(_ descriptor: CInt) -> Data {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count > 0 { data.append(contentsOf: buffer[..<count]) }
            if count == 0 || (count < 0 && errno != EINTR) { return data }
        }
    }
}
