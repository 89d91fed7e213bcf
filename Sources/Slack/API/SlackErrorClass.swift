/// Slack's error codes by what there is to do. https://docs.slack.dev/reference/methods/chat.postMessage#errors and the pages
/// of the other methods list them.
enum SlackErrorClass {
    /// The token or the app: nothing will work before the operator acts.
    case unauthorized
    /// This conversation or thread; others work.
    case closed
    /// Our arguments; the same again would fail again.
    case mistake
    /// The message is not there any more, so that there is nothing to change.
    case gone
    /// Nothing was done; later it will work.
    case later
    /// It may have been done.
    case unclear
    case unknown

    init(_ code: String) {
        self =
            switch code {
            case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
                "not_allowed_token_type", "access_denied", "accesslimited", "org_login_required",
                "team_access_not_granted", "two_factor_setup_required", "no_permission", "enterprise_is_restricted":
                .unauthorized
            case "channel_not_found", "not_in_channel", "is_archived", "messages_tab_disabled",
                "cannot_reply_to_message",
                "thread_not_found", "ekm_access_denied", "user_not_found", "users_not_found", "cannot_dm_bot",
                "user_disabled",
                "user_not_in_channel", "user_not_visible":
                .closed
            case _ where code.hasPrefix("restricted_action"): .closed
            case "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "no_text",
                "invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_json", "json_not_object",
                "invalid_charset", "invalid_post_type", "missing_post_type", "invalid_form_data",
                "too_many_attachments", "metadata_too_large", "metadata_must_be_sent_from_app",
                "markdown_text_conflict", "invalid_cursor", "invalid_limit", "invalid_ts_oldest", "invalid_ts_latest",
                "unknown_method":
                .mistake
            case _ where code.hasPrefix("invalid_metadata"): .mistake
            case "message_not_found": .gone
            case "ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "request_timeout",
                "team_added_to_org":
                .later
            case "fatal_error", "internal_error": .unclear
            default: .unknown
            }
    }
}
