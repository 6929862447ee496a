/// The messages about what is told outside.
extension Message {
  static let webhooks: [Message] = [
    webhookField, webhookKey, webhookKeyOpen, webhookFile, webhookUnknown, webhookNotDelivered,
  ]

  /// A setting of webhooks.yaml that cannot be used.
  public static let webhookField = Message(
    "WEBHOOK-FIELD", .error,
    what: Bilingual("webhooks.yaml 的这项设置无效。", "Invalid setting in webhooks.yaml."),
    remedy: Bilingual("应为：{expected}。", "Expected: {expected}."))

  /// An endpoint without an address.
  public static let webhookKey = Message(
    "WEBHOOK-KEY", .error,
    what: Bilingual(
      ".keys/webhooks.yaml 里没有接收端 {id} 的有效地址和密钥。",
      "Endpoint {id} has no valid address and secret in .keys/webhooks.yaml."),
    remedy: Bilingual("写成：{example}。", "Write it as {example}."))

  /// Addresses that others can read.
  public static let webhookKeyOpen = Message(
    "WEBHOOK-KEY-OPEN", .error,
    what: Bilingual(
      "其他用户可以读取 .keys/webhooks.yaml，其中的地址等同密码。",
      "Other users can read .keys/webhooks.yaml; the addresses in it are as sensitive as passwords."),
    remedy: Bilingual("运行 chmod 600 .keys/webhooks.yaml。", "Run chmod 600 .keys/webhooks.yaml."))

  /// A file about endpoints that is missing or no YAML.
  public static let webhookFile = Message(
    "WEBHOOK-FILE", .error,
    what: Bilingual("文件不存在，或不是有效的 YAML。", "The file does not exist or is not valid YAML."),
    remedy: Bilingual("格式见 docs/api.md。", "See docs/api.md for the format."))

  /// An endpoint that is not there.
  public static let webhookUnknown = Message(
    "WEBHOOK-UNKNOWN", .error,
    what: Bilingual("没有接收端 {id}。", "Unknown endpoint {id}."),
    remedy: Bilingual("现有接收端：{known}。", "Endpoints: {known}."))

  /// A message that did not arrive.
  public static let webhookNotDelivered = Message(
    "WEBHOOK-NOT-DELIVERED", .error,
    what: Bilingual(
      "发给 {id} 的消息未送达：{outcome}（状态 {status}）。", "The message to {id} was not delivered: {outcome} (status {status})."),
    remedy: Bilingual(
      "核对地址、密钥和网络；内网地址须写 private: allowed。",
      "Check address, secret and network; an address in a private network needs private: allowed."))
}
