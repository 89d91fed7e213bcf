extension Methods {
    static func viewsOpen(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let content = try content(ledger, call, as: [.modal])
        return answer(try ledger.openView(try call.arguments.required("trigger_id"), content), ledger)
    }

    static func viewsPush(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let content = try content(ledger, call, as: [.modal])
        return answer(try ledger.pushView(try call.arguments.required("trigger_id"), content), ledger)
    }

    static func viewsUpdate(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let arguments = call.arguments
        let content = try content(ledger, call, as: [.modal, .home])
        let (id, external) = (arguments.string("view_id"), arguments.string("external_id"))
        guard let view = ledger.view(id: id, external: external), view.content.kind == content.kind else {
            throw APIError("not_found")
        }
        return answer(try ledger.update(view, hash: hash(arguments), content), ledger)
    }

    static func viewsPublish(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let user = try call.arguments.required("user_id")
        let content = try content(ledger, call, as: [.home])
        return answer(try ledger.publish(to: user, hash: hash(call.arguments), content), ledger)
    }

    private static func content(_ ledger: Ledger, _ call: Call, as kinds: Set<View.Kind>) throws(APIError)
        -> View.Content
    {
        let view = try call.arguments.structure("view", orThrow: "invalid_arguments")
        return try ViewCheck.content(view, as: kinds, seed: ledger.nextTimestamp)
    }

    private static func hash(_ arguments: Arguments) -> String? {
        arguments.string("hash").flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func answer(_ view: View, _ ledger: Ledger) -> JSONObject {
        ["view": .object(ledger.state.json(view))]
    }
}
