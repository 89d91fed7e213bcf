/// Reads a view from what the app sent, and names every breach of its limits with its place.
enum ViewCheck {
    /// The most that a view may be, in bytes of JSON.
    private static let largest = 250_000

    /// - Throws: `invalid_arguments` with the breaches in its messages, `view_too_large`.
    static func content(_ value: JSON?, as kinds: Set<View.Kind>, seed: Timestamp) throws(APIError) -> View.Content {
        guard let object = value?.object else {
            throw APIError("invalid_arguments", messages: ["[ERROR] missing required field: view"])
        }
        if JSONWriter.bytes(of: .object(object)).count > largest { throw APIError("view_too_large") }
        guard let kind = object["type"]?.string.flatMap(View.Kind.init), kinds.contains(kind) else {
            throw APIError(
                "invalid_arguments", messages: ["[ERROR] must be a valid enum value [json-pointer:/view/type]"])
        }
        var check = BlockCheck(on: kind == .modal ? .modal : .home)
        let blocks = object["blocks"]?.array
        if let blocks {
            check.blocks(blocks, "/view/blocks")
        } else {
            check.note("missing required field: blocks", "/view")
        }
        for (name, most) in [("private_metadata", 3_000), ("callback_id", 255), ("external_id", 255)] {
            if let text = object[name], text != .null { check.string(text, 0...most, "/view/\(name)") }
        }
        if kind == .modal {
            check.text(object["title"], 1...24, "/view/title", only: "plain_text")
            for name in ["submit", "close"] {
                if let text = object[name], text != .null {
                    check.text(text, 1...24, "/view/\(name)", only: "plain_text")
                }
            }
            if blocks?.contains(where: { $0["type"] == "input" }) == true, object["submit"]?.object == nil {
                check.note("missing required field: submit", "/view")
            }
        }
        if !check.problems.isEmpty { throw APIError("invalid_arguments", messages: check.problems) }
        return View.Content(
            kind: kind,
            title: object["title"],
            submit: object["submit"],
            close: object["close"],
            blocks: BlockNames.complete(blocks ?? [], seed: seed),
            privateMetadata: object["private_metadata"]?.string ?? "",
            callbackID: object["callback_id"]?.string ?? "",
            externalID: object["external_id"]?.string ?? "",
            clearsOnClose: object["clear_on_close"] == true,
            notifiesOnClose: object["notify_on_close"] == true,
            isSubmitDisabled: object["submit_disabled"] == true
        )
    }
}
