#pragma once

#include <curl/curl.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

/*
 * Swift cannot call variadic functions, so each option type gets a function of its own. The functions are
 * `static inline`: no C target has to be compiled.
 */

static inline CURLcode shim_easy_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode shim_easy_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode shim_easy_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode shim_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode shim_easy_set_on_data(CURL *easy, CURLoption option, curl_write_callback callback) {
    return curl_easy_setopt(easy, option, callback);
}

static inline CURLcode shim_easy_set_on_progress(CURL *easy, curl_xferinfo_callback callback) {
    return curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, callback);
}

static inline CURLcode shim_easy_set_on_request(CURL *easy, curl_prereq_callback callback) {
    return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode shim_easy_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode shim_easy_get_socket(CURL *easy, CURLINFO info, curl_socket_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode shim_easy_get_pointer(CURL *easy, CURLINFO info, void **value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode shim_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode shim_multi_set_on_socket(CURLM *multi, curl_socket_callback callback, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

static inline CURLMcode shim_multi_set_on_timer(CURLM *multi, curl_multi_timer_callback callback, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}

/* The rest: macros and packed structures that do not reach Swift as they are. */

/* Gives libcurl its turn for whatever is due by time; `CURL_SOCKET_TIMEOUT` is a macro with a cast. */
static inline CURLMcode shim_multi_timer_action(CURLM *multi) {
    int running;
    return curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
}

static inline int shim_epoll_create(void) {
    return epoll_create1(EPOLL_CLOEXEC);
}

/* Watches `descriptor` for `events`, whether or not it was watched before; 0 events: no more. -1 with errno on failure. */
static inline int shim_epoll_watch(int epoll, int descriptor, uint32_t events) {
    struct epoll_event event = {.events = events, .data = {.fd = descriptor}};
    if (events == 0) {
        return epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, &event);
    }
    int result = epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
    return result == 0 ? 0 : epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, &event);
}

static inline int shim_eventfd_create(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

static inline int shim_eventfd_signal(int descriptor) {
    return eventfd_write(descriptor, 1);
}

/* At most 15 bytes are kept. */
static inline void shim_name_this_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}
