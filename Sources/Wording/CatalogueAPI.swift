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
    what: Bilingual(
      "没有访问令牌，或令牌不认识、已到期、已收回。", "There is no token, or it is not known, over, or was revoked."),
    remedy: Bilingual(
      "在“访问令牌”页面另做一个，放在请求头 Authorization: Bearer 里。",
      "Make one on the page about tokens, and send it as Authorization: Bearer."))

  /// Something a token was not made for.
  public static let tokenScope = Message(
    "TOKEN-SCOPE", .error,
    what: Bilingual(
      "这个令牌没有权限范围 {scope}，不能{deed}。", "This token does not have the scope {scope}, which this takes: {deed}."),
    remedy: Bilingual(
      "用带这个范围的令牌；“—”表示任何令牌都不行，要登录网页或用命令行。",
      "Use a token that has it; \"—\" is for no token at all: sign in to the pages, or use the command line."))

  /// A token that cannot be made so.
  public static let tokenPoor = Message(
    "TOKEN-POOR", .error,
    what: Bilingual("不能这样做令牌：{fault}。", "The token cannot be made: {fault}."),
    remedy: Bilingual("改好后再试。", "Change that and try again."))

  /// A token of which nothing is known.
  public static let tokenNotFound = Message(
    "TOKEN-NOT-FOUND", .error,
    what: Bilingual("你没有仍可使用的令牌 {id}。", "You have no token {id} that can still be used."),
    remedy: Bilingual("可用的是：{known}。", "Those there are: {known}."))

  /// More tokens than anybody needs.
  public static let tokensMany = Message(
    "TOKENS-MANY", .error,
    what: Bilingual("你已有 {count} 个可用的令牌，不能再多。", "You have {count} tokens that can be used; there cannot be more."),
    remedy: Bilingual("先收回不用的。", "Revoke those you do not use."))

  /// Too many requests with one token.
  public static let apiOften = Message(
    "API-OFTEN", .error,
    what: Bilingual("这个令牌一分钟内的请求超过 {count} 次。", "There were more than {count} requests in a minute with this token."),
    remedy: Bilingual(
      "过 {seconds} 秒再试（见响应头 Retry-After）。", "Try again in {seconds} s (see the header Retry-After)."))

  /// An address that is not there.
  public static let apiPathUnknown = Message(
    "API-PATH-UNKNOWN", .error,
    what: Bilingual("接口没有这个地址。", "The interface has no such address."),
    remedy: Bilingual("所有地址见 /api。", "All addresses stand at /api."))

  /// A method an address does not answer.
  public static let apiMethod = Message(
    "API-METHOD", .error,
    what: Bilingual("这个地址不接受 {method}，只接受 {allowed}。", "This address does not answer {method}, only {allowed}."),
    remedy: Bilingual("换一种方法；所有地址见 /api。", "Use another method; all addresses stand at /api."))

  /// A parameter that is missing, unknown, or cannot be read.
  public static let apiParameter = Message(
    "API-PARAMETER", .error,
    what: Bilingual("参数 {name} 不能用：{why}。", "The parameter {name} cannot be used: {why}."),
    remedy: Bilingual("可用的参数和写法见 /api。", "The parameters and how they are written stand at /api."))

  /// A body that is no JSON, or more of it than is allowed.
  public static let apiBodySyntax = Message(
    "API-BODY-SYNTAX", .error,
    what: Bilingual(
      "请求内容第 {offset} 字节处不是允许的 JSON：{why}。", "The body is no JSON that is allowed, at byte {offset}: {why}."),
    remedy: Bilingual(
      "写成 UTF-8 的 JSON；数只写整数，带小数的写成文本。",
      "Write JSON in UTF-8; numbers are whole, and what has decimals is written as a text."))

  /// A field of a body that is missing, unknown, or not what it should be.
  public static let apiBodyField = Message(
    "API-BODY-FIELD", .error,
    what: Bilingual("请求内容的 {pointer} 不能用：{why}。", "What stands at {pointer} of the body cannot be used: {why}."),
    remedy: Bilingual(
      "照 /api 所列的字段写；不认识的字段不会被悄悄忽略。",
      "Write the fields as /api lists them; one that is not known is never passed over silently."))

  /// A body that is too large.
  public static let apiBodyLarge = Message(
    "API-BODY-LARGE", .error,
    what: Bilingual("请求内容超过 {limit} 字节。", "The body is larger than {limit} bytes."),
    remedy: Bilingual("分成几次发送。", "Send it in several requests."))

  /// A body of another kind.
  public static let apiContentType = Message(
    "API-CONTENT-TYPE", .error,
    what: Bilingual("请求内容的类型是 {found}，不是 application/json。", "The body is {found}, and not application/json."),
    remedy: Bilingual("加请求头 Content-Type: application/json。", "Send the header Content-Type: application/json."))

  /// A cursor that was made by nobody, or for another list.
  public static let apiCursor = Message(
    "API-CURSOR", .error,
    what: Bilingual("游标不能用：它不是这个列表、这种排序和筛选的。", "The cursor is not of this list, order and filter."),
    remedy: Bilingual("不带 cursor 从头取起。", "Begin again without a cursor."))

  /// An Idempotency-Key that is none.
  public static let requestKeyBad = Message(
    "REQUEST-KEY-BAD", .error,
    what: Bilingual("请求头 Idempotency-Key 不能用。", "The header Idempotency-Key cannot be used."),
    remedy: Bilingual("用 1~128 个可见的 ASCII 字符，如一个 UUID。", "Use 1 to 128 visible ASCII characters, such as a UUID."))

  /// An Idempotency-Key that names another request.
  public static let requestKeyUsed = Message(
    "REQUEST-KEY-USED", .error,
    what: Bilingual(
      "Idempotency-Key {key} 已用于另一个请求。", "The Idempotency-Key {key} was used for another request."),
    remedy: Bilingual(
      "每个新请求用新的；只有重发同一个请求才用原来的。",
      "Use a new one for each request, and the same one only to send the same request again."))

  /// A request that is still being done.
  public static let requestRunning = Message(
    "REQUEST-RUNNING", .error,
    what: Bilingual("同一个请求（{key}）还在办理。", "The same request ({key}) is still being done."),
    remedy: Bilingual("过几秒再发。", "Send it again in a few seconds."))

  /// A request that was done, and its answer was lost.
  public static let requestAnswerLost = Message(
    "REQUEST-ANSWER-LOST", .error,
    what: Bilingual(
      "这个请求（{key}）已由日志第 {entry} 条办理，但服务在回答之前中断了。",
      "This request ({key}) was done as entry {entry} of the journal, and the server fell before it answered."),
    remedy: Bilingual("查看现在的状态；不要重做。", "Look at how things stand by now; do not do it again."))

  /// A request that somebody else took up.
  public static let requestTaken = Message(
    "REQUEST-TAKEN", .error,
    what: Bilingual(
      "同一个请求（{key}）已由另一处接手，这里没有做任何事。", "The same request ({key}) was taken up elsewhere; nothing was done here."),
    remedy: Bilingual("再发一次，取得那边的回答。", "Send it again to get the answer from there."))

  /// A month that changed since it was looked at.
  public static let monthChanged = Message(
    "MONTH-CHANGED", .error,
    what: Bilingual(
      "{month} 在你看过之后被 {who} 改过：{deed}（{at}，日志第 {entry} 条）。",
      "{who} has changed {month} since you looked: {deed} ({at}, entry {entry})."),
    remedy: Bilingual("看过现在的状态再做。", "Look at it again before you go on."))

  /// A version of a scheme that is not on record.
  public static let schemeTextUnknown = Message(
    "SCHEME-UNKNOWN", .error,
    what: Bilingual("没有方案版本 {version}。", "There is no version {version} of a scheme."),
    remedy: Bilingual("用方案列表里的完整版本号。", "Use the whole version as the list of schemes gives it."))
}
