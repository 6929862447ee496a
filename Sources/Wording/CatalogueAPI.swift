/// The messages about tokens and about what programs ask for.
extension Message {
  static let api: [Message] = [
    tokenUnknown, tokenScope, tokenPoor, tokenNotFound, tokensMany, apiOften, apiPathUnknown, apiMethod, apiParameter,
    apiBodySyntax, apiBodyField, apiBodyLarge, apiContentType, apiCursor, requestKeyBad, requestKeyUsed, requestRunning,
    requestAnswerLost, requestTaken, monthChanged, schemeTextUnknown,
  ]

  /// A token that is not known, or is over.
  public static let tokenUnknown = Message(
    "TOKEN-UNKNOWN", .error,
    what: Bilingual("缺少访问令牌，或令牌无效、已过期、已撤销。", "Access token missing, unknown, expired or revoked."),
    remedy: Bilingual(
      "在“访问令牌”页面新建一个，随请求头 Authorization: Bearer 发送。",
      "Create one on the page of access tokens and send it in the header Authorization: Bearer."))

  /// Something a token was not made for.
  public static let tokenScope = Message(
    "TOKEN-SCOPE", .error,
    what: Bilingual("这个令牌没有{deed}所需的权限范围 {scope}。", "This token lacks the scope {scope}, which is needed to {deed}."),
    remedy: Bilingual(
      "改用有此范围的令牌；显示“—”的操作不能用令牌，请登录网页或使用命令行。",
      "Use a token with that scope. Where the scope is \"—\", no token will do: sign in to the pages or use the command line."
    ))

  /// A token that cannot be made so.
  public static let tokenPoor = Message(
    "TOKEN-POOR", .error,
    what: Bilingual("令牌未创建：{fault}。", "Token not created: {fault}."),
    remedy: Bilingual("改正后重试。", "Correct this and try again."))

  /// A token of which nothing is known.
  public static let tokenNotFound = Message(
    "TOKEN-NOT-FOUND", .error,
    what: Bilingual("没有可用的令牌 {id}。", "You have no active token {id}."),
    remedy: Bilingual("可用的令牌：{known}。", "Active tokens: {known}."))

  /// More tokens than anybody needs.
  public static let tokensMany = Message(
    "TOKENS-MANY", .error,
    what: Bilingual("已有 {count} 个可用令牌，达到上限。", "You have {count} active tokens, which is the limit."),
    remedy: Bilingual("先撤销不再使用的令牌。", "Revoke tokens you no longer use."))

  /// Too many requests with one token.
  public static let apiOften = Message(
    "API-OFTEN", .error,
    what: Bilingual("这个令牌一分钟内的请求超过 {count} 次。", "More than {count} requests in one minute with this token."),
    remedy: Bilingual("{seconds} 秒后重试（见响应头 Retry-After）。", "Retry after {seconds} s (see the header Retry-After)."))

  /// An address that is not there.
  public static let apiPathUnknown = Message(
    "API-PATH-UNKNOWN", .error,
    what: Bilingual("没有这个接口地址。", "Unknown API path."),
    remedy: Bilingual("全部接口见 /api。", "All paths are listed at /api."))

  /// A method an address does not answer.
  public static let apiMethod = Message(
    "API-METHOD", .error,
    what: Bilingual("这个地址不支持 {method}，支持 {allowed}。", "This path does not support {method}; it supports {allowed}."),
    remedy: Bilingual("改用支持的方法；全部接口见 /api。", "Use a supported method; all paths are listed at /api."))

  /// A parameter that is missing, unknown, or cannot be read.
  public static let apiParameter = Message(
    "API-PARAMETER", .error,
    what: Bilingual("参数 {name} 无效：{why}。", "Invalid parameter {name}: {why}."),
    remedy: Bilingual("可用的参数和格式见 /api。", "Parameters and their formats are listed at /api."))

  /// A body that is no JSON, or more of it than is allowed.
  public static let apiBodySyntax = Message(
    "API-BODY-SYNTAX", .error,
    what: Bilingual("请求内容第 {offset} 字节处不是有效的 JSON：{why}。", "Invalid JSON in the request body at byte {offset}: {why}."),
    remedy: Bilingual(
      "以 UTF-8 编码的 JSON 发送；数字只写整数，小数写成字符串。",
      "Send JSON in UTF-8; numbers are integers, and decimals are sent as strings."))

  /// A field of a body that is missing, unknown, or not what it should be.
  public static let apiBodyField = Message(
    "API-BODY-FIELD", .error,
    what: Bilingual("请求内容的字段 {pointer} 无效：{why}。", "Invalid field {pointer} in the request body: {why}."),
    remedy: Bilingual("按 /api 所列字段填写；未知字段会被拒绝。", "Send the fields listed at /api; unknown fields are refused."))

  /// A body that is too large.
  public static let apiBodyLarge = Message(
    "API-BODY-LARGE", .error,
    what: Bilingual("请求内容超过 {limit} 字节。", "Request body larger than {limit} bytes."),
    remedy: Bilingual("分成多次发送。", "Split it into several requests."))

  /// A body of another kind.
  public static let apiContentType = Message(
    "API-CONTENT-TYPE", .error,
    what: Bilingual(
      "请求内容类型为 {found}，应为 application/json。", "Content type is {found}, but application/json is required."),
    remedy: Bilingual("加请求头 Content-Type: application/json。", "Send the header Content-Type: application/json."))

  /// A cursor that was made by nobody, or for another list.
  public static let apiCursor = Message(
    "API-CURSOR", .error,
    what: Bilingual("游标无效，或不属于这个列表及其排序、筛选条件。", "Invalid cursor for this list, sort order and filter."),
    remedy: Bilingual("去掉 cursor，从头查询。", "Start again without a cursor."))

  /// An Idempotency-Key that is none.
  public static let requestKeyBad = Message(
    "REQUEST-KEY-BAD", .error,
    what: Bilingual("请求头 Idempotency-Key 无效。", "Invalid Idempotency-Key header."),
    remedy: Bilingual("用 1～128 个可见的 ASCII 字符，例如一个 UUID。", "Use 1 to 128 visible ASCII characters, such as a UUID."))

  /// An Idempotency-Key that names another request.
  public static let requestKeyUsed = Message(
    "REQUEST-KEY-USED", .error,
    what: Bilingual(
      "Idempotency-Key {key} 已用于另一个请求。", "The Idempotency-Key {key} has already been used for a different request."),
    remedy: Bilingual(
      "每个新请求用新的键；仅在重发同一请求时沿用原键。", "Use a new key for each request, and repeat a key only to resend the same request."))

  /// A request that is still being done.
  public static let requestRunning = Message(
    "REQUEST-RUNNING", .error,
    what: Bilingual("同一请求（{key}）正在处理。", "The same request ({key}) is still being processed."),
    remedy: Bilingual("几秒后重试。", "Retry in a few seconds."))

  /// A request that was done, and its answer was lost.
  public static let requestAnswerLost = Message(
    "REQUEST-ANSWER-LOST", .error,
    what: Bilingual(
      "请求（{key}）已执行（日志第 {entry} 条），但服务在返回结果前中断。",
      "The request ({key}) was carried out (journal entry {entry}), but the server stopped before it could reply."),
    remedy: Bilingual("查看当前状态，不要重复提交。", "Check the current state; do not submit it again."))

  /// A request that somebody else took up.
  public static let requestTaken = Message(
    "REQUEST-TAKEN", .error,
    what: Bilingual(
      "同一请求（{key}）正由另一进程处理，这里未执行任何操作。", "The same request ({key}) is being handled elsewhere; nothing was done here."),
    remedy: Bilingual("重发一次以取得结果。", "Send it again to get the result."))

  /// A month that changed since it was looked at.
  public static let monthChanged = Message(
    "MONTH-CHANGED", .error,
    what: Bilingual(
      "您查看之后，{who} 修改了 {month}：{deed}（{at}，日志第 {entry} 条）。您的操作未保存。",
      "{who} changed {month} after you opened it: {deed} ({at}, journal entry {entry}). Your change was not saved."),
    remedy: Bilingual("查看最新状态后重试。", "Review the current state and try again."))

  /// A version of a scheme that is not on record.
  public static let schemeTextUnknown = Message(
    "SCHEME-UNKNOWN", .error,
    what: Bilingual("没有方案版本 {version}。", "Unknown scheme version {version}."),
    remedy: Bilingual("使用方案列表中的完整版本号。", "Use the full version id from the list of schemes."))
}
