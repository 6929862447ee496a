/// The messages about what is told outside.
extension Message {
  static let webhooks: [Message] = [
    webhookField, webhookKey, webhookKeyOpen, webhookFile, webhookUnknown, webhookNotDelivered,
  ]

  /// A setting of webhooks.yaml that cannot be used.
  public static let webhookField = Message(
    "WEBHOOK-FIELD", .error,
    what: Bilingual("webhooks.yaml 这里的设置不能用。", "This setting of webhooks.yaml cannot be used."),
    remedy: Bilingual("应为：{expected}。", "What is wanted: {expected}."))

  /// An endpoint without an address.
  public static let webhookKey = Message(
    "WEBHOOK-KEY", .error,
    what: Bilingual(
      "接收端 {id} 在 .keys/webhooks.yaml 里没有可用的地址和密钥。",
      "The endpoint {id} has no address and secret in .keys/webhooks.yaml that can be used."),
    remedy: Bilingual("写成：{example}。", "Write it as {example}."))

  /// Addresses that others can read.
  public static let webhookKeyOpen = Message(
    "WEBHOOK-KEY-OPEN", .error,
    what: Bilingual(
      ".keys/webhooks.yaml 别的用户也能读：里面的地址等于密码。",
      "Other users can read .keys/webhooks.yaml: the addresses in it are as good as passwords."),
    remedy: Bilingual("运行 chmod 600 .keys/webhooks.yaml。", "Run chmod 600 .keys/webhooks.yaml."))

  /// A file about endpoints that is missing or no YAML.
  public static let webhookFile = Message(
    "WEBHOOK-FILE", .error,
    what: Bilingual("这个文件不存在，或不是 YAML。", "This file is not there, or is no YAML."),
    remedy: Bilingual("写法见 docs/api.md。", "How it is written stands in docs/api.md."))

  /// An endpoint that is not there.
  public static let webhookUnknown = Message(
    "WEBHOOK-UNKNOWN", .error,
    what: Bilingual("没有接收端 {id}。", "There is no endpoint {id}."),
    remedy: Bilingual("有：{known}。", "There are: {known}."))

  /// A message that did not arrive.
  public static let webhookNotDelivered = Message(
    "WEBHOOK-NOT-DELIVERED", .error,
    what: Bilingual(
      "发给 {id} 的消息没有送达：{outcome}（状态 {status}）。", "The message to {id} did not arrive: {outcome} (status {status})."),
    remedy: Bilingual(
      "核对地址、密钥和网络；内网地址要写 private: allowed。",
      "Look at its address, its secret and the network; an address in a private network takes private: allowed."))
}
