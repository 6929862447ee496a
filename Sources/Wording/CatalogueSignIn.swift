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
    what: Bilingual("工号或密码不对。", "Wrong employee id or password."),
    remedy: Bilingual("重试；忘记密码请找人事重置。", "Try again; if you forgot the password, ask HR to reset it."))

  /// Too many wrong passwords in a row.
  public static let signInLocked = Message(
    "SIGN-IN-LOCKED", .error,
    what: Bilingual("密码连续输错次数过多，{until} 之前不能登录。", "Too many failed attempts; sign-in is locked until {until}."),
    remedy: Bilingual(
      "届时重试，或请人事重置密码；非本人操作的，请告知人事。", "Wait until then, or ask HR to reset the password; if it was not you, tell HR."))

  /// Too many attempts from one place.
  public static let signInOften = Message(
    "SIGN-IN-OFTEN", .error,
    what: Bilingual("登录过于频繁。", "Too many sign-in attempts from this address."),
    remedy: Bilingual("一分钟后重试。", "Try again in one minute."))

  /// A password that is too easy to guess.
  public static let passwordPoor = Message(
    "PASSWORD-POOR", .error,
    what: Bilingual("新密码不符合要求：{fault}。", "The new password is not acceptable: {fault}."),
    remedy: Bilingual("用几个不相干的词连起来，好记又难猜。", "Use several unrelated words: easy to remember, hard to guess."))

  /// Not enough memory to make a password.
  public static let memoryShort = Message(
    "MEMORY-SHORT", .error,
    what: Bilingual("内存不足，无法处理密码（需要 64 MB）。", "Not enough memory to process the password (64 MB needed)."),
    remedy: Bilingual("关闭其他程序后重试。", "Close other programs and try again."))

  /// A page that is not there.
  public static let pageUnknown = Message(
    "PAGE-UNKNOWN", .error,
    what: Bilingual("页面不存在。", "Page not found."),
    remedy: Bilingual("从首页重新进入。", "Start from the home page."))

  /// A form that was not sent from a page of ours, or by another session.
  public static let formStale = Message(
    "FORM-STALE", .error,
    what: Bilingual(
      "表单已失效（不是从本次登录的页面提交的），未记录。",
      "This form has expired (it was not sent from the current session); nothing was recorded."),
    remedy: Bilingual("刷新页面后重新填写。", "Reload the page and fill it in again."))

  /// A field of a form that is missing or cannot be read.
  public static let formFieldMissing = Message(
    "FORM-FIELD-MISSING", .error,
    what: Bilingual("请填写“{field}”；现有内容为空或无效：{value}。", "\"{field}\" is missing or invalid: {value}."),
    remedy: Bilingual("填写后重新提交。", "Fill it in and submit the form again."))

  /// The address the server is to listen at is taken, or not this machine's.
  public static let addressTaken = Message(
    "ADDRESS-TAKEN", .error,
    what: Bilingual("无法在 {address} 上启动服务：{why}。", "Cannot start the server at {address}: {why}."),
    remedy: Bilingual("用 --port 换一个端口，或先结束占用它的程序。", "Choose another --port, or stop the program using this one."))

  /// A code of the second factor that is not right.
  public static let secondFactorWrong = Message(
    "SECOND-FACTOR-WRONG", .error,
    what: Bilingual("验证码不正确或已使用。", "Wrong or already used code."),
    remedy: Bilingual(
      "等验证器显示下一个验证码再输入，并确认手机时间准确；设备丢失的，使用备用码，或请人事重置登录。",
      "Wait for the next code and check that the device's clock is right; without the device use a recovery code, or ask HR to reset your sign-in."
    ))

  /// A second factor where there is one.
  public static let secondFactorThere = Message(
    "SECOND-FACTOR-THERE", .error,
    what: Bilingual("两步验证已经启用。", "Two-step verification is already on."),
    remedy: Bilingual("更换设备的，先关闭再重新设置。", "To change the device, turn it off first and set it up again."))

  /// A second factor that the company asks for.
  public static let secondFactorNeeded = Message(
    "SECOND-FACTOR-NEEDED", .error,
    what: Bilingual(
      "公司要求{role}使用两步验证，不能关闭。", "The company requires two-step verification for {role}; it cannot be turned off."),
    remedy: Bilingual(
      "更换设备请人事重置登录；修改规定见 sign-in.yaml 的 second_factor。",
      "To change the device ask HR to reset your sign-in; the rule is second_factor in sign-in.yaml."))

  /// The key of second factors is gone or another one.
  public static let secondFactorKey = Message(
    "SECOND-FACTOR-KEY", .error,
    what: Bilingual("两步验证的密钥文件无法使用。", "The key file for two-step verification cannot be used."),
    remedy: Bilingual(
      "从备份恢复公司文件夹里的 .keys；没有备份的，请人事为相关人员重置登录后删除损坏的文件。",
      "Restore .keys in the company's folder from a backup; without one, let HR reset sign-in for those concerned, then delete the damaged file."
    ))

  /// The company's directory did not answer as it should.
  public static let directoryFailed = Message(
    "DIRECTORY-FAILED", .error,
    what: Bilingual("企业统一登录失败：{why}。", "Single sign-on failed: {why}."),
    remedy: Bilingual(
      "重试；仍失败的，用密码登录，并把此信息告知管理员。",
      "Try again; if it still fails, sign in with your password and give this message to the administrator."))

  /// Somebody the directory knows and the company's list does not.
  public static let directoryStranger = Message(
    "DIRECTORY-STRANGER", .error,
    what: Bilingual(
      "企业统一登录识别为{who}，但人员名单中没有这个工号。",
      "Single sign-on identified {who}, but no such employee id is on the list of people."),
    remedy: Bilingual(
      "请人事核对人员名单，或请管理员核对 sign-in.yaml 的 employee_claim。",
      "Ask HR to check the list of people, or the administrator to check employee_claim in sign-in.yaml."))
}
