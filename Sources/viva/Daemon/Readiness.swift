import Bot
import Chat
import Foundation
import Metrics
import Operations
import Store

/// Whether the daemon does its job, in checks that tell the truth: the chat link, the time of the last poll, how late the
/// prompts are, and how long the outbox waits.
struct Readiness: Sendable {
    let health: LinkHealth
    let store: any Store
    /// Longest time without an answer of the chat service that is still normal.
    let silenceAllowed: Duration

    private static let lagAllowed = Duration.seconds(300)
    private static let outboxAgeAllowed: TimeInterval = 300

    func checks() async -> [ReadinessCheck] {
        let now = Date()
        let report = health.report
        let heard = report.lastHeard.map { now.timeIntervalSince($0) }
        var checks = [
            ReadinessCheck(
                name: "chat_link", isReady: report.lastHeard != nil && report.interruption == nil,
                detail: report.interruption ?? (report.lastHeard == nil ? "not connected yet" : "connected")),
            ReadinessCheck(
                name: "last_poll", isReady: heard.map { Duration.seconds($0) <= silenceAllowed } ?? false,
                detail: heard.map { "\(Int($0)) s ago" } ?? "never"),
            ReadinessCheck(
                name: "schedule_lag", isReady: report.scheduleLag <= Self.lagAllowed,
                detail: "\(report.scheduleLag.components.seconds) s"),
        ]
        do {
            let summary = try await store.read { [health] in try $0.outboxSummary(of: health.service, now: now) }
            let age = summary.oldestDue.map { now.timeIntervalSince($0) } ?? 0
            checks.append(
                ReadinessCheck(
                    name: "outbox", isReady: age <= Self.outboxAgeAllowed,
                    detail: "\(summary.due) waiting, oldest \(Int(age)) s, \(summary.dead) dead"))
        } catch {
            checks.append(ReadinessCheck(name: "database", isReady: false, detail: "\(error)"))
        }
        return checks
    }

    func updateGauges() async {
        let now = Date()
        let dimensions = [("service", health.service.rawValue)]
        func set(_ name: String, _ value: Double) { Gauge(label: name, dimensions: dimensions).record(value) }
        let report = health.report
        set("viva_link_up", report.lastHeard != nil && report.interruption == nil ? 1 : 0)
        if let heard = report.lastHeard { set("viva_last_poll_age_seconds", now.timeIntervalSince(heard)) }
        set("viva_schedule_lag_seconds", Double(report.scheduleLag.components.seconds))
        if let summary = try? await store.read({ [health] in try $0.outboxSummary(of: health.service, now: now) }) {
            set("viva_outbox_due", Double(summary.due))
            set("viva_outbox_dead", Double(summary.dead))
            set("viva_outbox_age_seconds", summary.oldestDue.map { now.timeIntervalSince($0) } ?? 0)
        }
    }
}
