#include <curl/curl.h>

/* curl_easy_setopt takes any argument, which Swift cannot call: one function for each kind. */
typedef size_t (*kaohe_curl_write)(char *, size_t, size_t, void *);
typedef curl_socket_t (*kaohe_curl_open)(void *, curlsocktype, struct curl_sockaddr *);

static inline CURLcode kaohe_curl_number(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode kaohe_curl_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode kaohe_curl_list(CURL *curl, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode kaohe_curl_pointer(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode kaohe_curl_on_write(CURL *curl, kaohe_curl_write function) {
  return curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, function);
}
static inline CURLcode kaohe_curl_on_open(CURL *curl, kaohe_curl_open function) {
  return curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, function);
}
static inline CURLcode kaohe_curl_status(CURL *curl, long *status) {
  return curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
}
