/// The messages about signing in, and about pages.
extension Message {
  static let signIn: [Message] = [
    signInWrong, signInLocked, signInOften, passwordPoor, memoryShort, pageUnknown, formStale, formFieldMissing,
    addressTaken, secondFactorWrong, secondFactorThere, secondFactorNeeded, secondFactorKey, directoryFailed,
    directoryStranger,
  ]

  /// A name or password that is not right; which of both is not said.
  public static let signInWrong = Message(
    "SIGN-IN-WRONG", .error,
    what: Bilingual("工号或密码不对。", "The employee id or the password is not right."),
    remedy: Bilingual(
      "再试一次；忘了密码请找人事重置。", "Try again; whoever has forgotten the password asks HR for a new one."))

  /// Too many wrong passwords in a row.
  public static let signInLocked = Message(
    "SIGN-IN-LOCKED", .error,
    what: Bilingual(
      "连续输错太多次，{until} 之前不能登录。", "Too many wrong passwords in a row; nobody can sign in so before {until}."),
    remedy: Bilingual(
      "等到那时再试，或请人事重置密码；若不是本人所为，请告诉人事。",
      "Wait until then, or ask HR for a new password; if it was not you who tried, tell HR."))

  /// Too many attempts from one place.
  public static let signInOften = Message(
    "SIGN-IN-OFTEN", .error,
    what: Bilingual("从这里登录得太频繁。", "There were too many attempts to sign in from here."),
    remedy: Bilingual("过一分钟再试。", "Try again in a minute."))

  /// A password that is too easy to guess.
  public static let passwordPoor = Message(
    "PASSWORD-POOR", .error,
    what: Bilingual("新密码不能用：{fault}。", "The new password does not do: {fault}."),
    remedy: Bilingual("用几个不相干的词连起来，好记又难猜。", "Several words that have nothing to do with each other do well."))

  /// Not enough memory to make a password.
  public static let memoryShort = Message(
    "MEMORY-SHORT", .error,
    what: Bilingual("内存不足，无法处理密码（需要 64 MB）。", "There is not enough memory to work on a password (64 MB)."),
    remedy: Bilingual("关掉其他程序，再试一次。", "End other programs and try again."))

  /// A page that is not there.
  public static let pageUnknown = Message(
    "PAGE-UNKNOWN", .error,
    what: Bilingual("没有这个页面。", "There is no such page."),
    remedy: Bilingual("从首页重新进入。", "Begin at the first page."))

  /// A form that was not sent from a page of ours, or by another session.
  public static let formStale = Message(
    "FORM-STALE", .error,
    what: Bilingual(
      "这张表单不是从本次登录的页面提交的，没有记录任何东西。", "This form was not sent from a page of this session, and nothing was recorded."),
    remedy: Bilingual("刷新页面后重填。", "Load the page again and fill it in once more."))

  /// A field of a form that is missing or cannot be read.
  public static let formFieldMissing = Message(
    "FORM-FIELD-MISSING", .error,
    what: Bilingual("“{field}”没有填，或填的不能用：{value}。", "\"{field}\" is not filled in, or cannot be read: {value}."),
    remedy: Bilingual("填好后再提交。", "Fill it in and send the form again."))

  /// The address the server is to listen at is taken, or not this machine's.
  public static let addressTaken = Message(
    "ADDRESS-TAKEN", .error,
    what: Bilingual("不能在 {address} 上提供服务：{why}。", "The server cannot listen at {address}: {why}."),
    remedy: Bilingual(
      "用 --port 换一个端口，或先结束占用它的程序。", "Choose another --port, or end the program that has it."))

  /// A code of the second factor that is not right.
  public static let secondFactorWrong = Message(
    "SECOND-FACTOR-WRONG", .error,
    what: Bilingual("验证码不对，或已用过。", "The code is not right, or was used already."),
    remedy: Bilingual(
      "等验证器显示下一个验证码再输；手机时间要准。丢了设备就用备用码，或请人事重置登录。",
      "Wait for the next code of the device, whose clock has to be right. Without the device use a spare code, or ask HR "
        + "for a new password."))

  /// A second factor where there is one.
  public static let secondFactorThere = Message(
    "SECOND-FACTOR-THERE", .error,
    what: Bilingual("两步验证已经启用。", "The second factor is on already."),
    remedy: Bilingual("要换设备，先关闭，再重新设置。", "For another device turn it off first, then set it up anew."))

  /// A second factor that the company asks for.
  public static let secondFactorNeeded = Message(
    "SECOND-FACTOR-NEEDED", .error,
    what: Bilingual(
      "公司要求{role}使用两步验证，不能关闭。", "The company asks for a second factor of whoever is {role}; it cannot be turned off."),
    remedy: Bilingual(
      "要换设备请人事重置登录；要改规定，改 sign-in.yaml 的 second_factor。",
      "For another device ask HR for a new password; the rule stands in sign-in.yaml, second_factor."))

  /// The key of second factors is gone or another one.
  public static let secondFactorKey = Message(
    "SECOND-FACTOR-KEY", .error,
    what: Bilingual("两步验证的密钥文件不能用。", "The key file of second factors cannot be used."),
    remedy: Bilingual(
      "从备份恢复公司文件夹里的 .keys；没有备份时，请人事为相关的人重置登录，再删掉坏的文件。",
      "Restore .keys of the company's folder from a backup; without one HR resets the sign-in of those concerned, then "
        + "the broken file is deleted."))

  /// The company's directory did not answer as it should.
  public static let directoryFailed = Message(
    "DIRECTORY-FAILED", .error,
    what: Bilingual("企业统一登录没有成功：{why}。", "Signing in through the company's directory did not succeed: {why}."),
    remedy: Bilingual(
      "再试一次；仍不行时用密码登录，并把这句话告诉管理员。",
      "Try again; if it fails once more, sign in with the password and tell the administrator what stands here."))

  /// Somebody the directory knows and the company's list does not.
  public static let directoryStranger = Message(
    "DIRECTORY-STRANGER", .error,
    what: Bilingual(
      "企业统一登录认出了{who}，但人员名单上没有这个工号。",
      "The company's directory vouches for {who}, an employee id that is not on the list of people."),
    remedy: Bilingual(
      "请人事核对人员名单，或请管理员核对 sign-in.yaml 的 employee_claim。",
      "HR looks at the list of people, or the administrator at employee_claim in sign-in.yaml."))
}
