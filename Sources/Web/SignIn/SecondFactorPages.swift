internal import Exact
internal import Paperwork
internal import Records
internal import Wording
internal import Workflow

/// The second factor (两步验证): the code at sign-in, and setting it up.
enum SecondFactorPages {
  static let routes: [Route] = [
    .page("/sign-in/code") { visit throws(Diagnostic) in
      guard let visitor = visit.visitor, visitor.awaitsCode else { return .see("/") }
      return .page("code", title: Bilingual("验证码", "Code"), NothingMore())
    },
    .form("/sign-in/code", .signedIn, takeCode),
    .page("/second-factor") { visit throws(Diagnostic) in try page(visit, SecondFactorView(visit)) },
    .form("/second-factor/offer", .deed(.setSecondFactor)) { visit throws(Diagnostic) in
      try page(visit, SecondFactorView(visit, offer: try visit.desk().offerSecondFactor()))
    },
    .form("/second-factor/confirm", .deed(.setSecondFactor)) { visit throws(Diagnostic) in
      let code = try visit.form.required("code", Bilingual("验证码", "code"))
      return try page(visit, SecondFactorView(visit, spares: try visit.desk().confirmSecondFactor(code: code)))
    },
    .form("/second-factor/remove", .deed(.setSecondFactor)) { visit throws(Diagnostic) in
      let code = try visit.form.required("code", Bilingual("验证码", "code"))
      try visit.desk().removeSecondFactor(password: visit.form.exactly("password"), code: code)
      return .see("/second-factor", said: Bilingual("两步验证已关闭。", "The second factor is off."))
    },
  ]

  private static func page(_ visit: Visit, _ view: SecondFactorView) throws(Diagnostic) -> Answer {
    .page("second-factor", title: Bilingual("两步验证", "Second factor"), view)
  }

  private static func takeCode(_ visit: Visit) throws(Diagnostic) -> Answer {
    guard let visitor = visit.visitor, visitor.awaitsCode else { return .see("/") }
    let office = visit.house.office
    guard visit.house.attempts.allows(visit.peer, at: office.now) else { throw Diagnostic(.signInOften) }
    let code = try visit.form.required("code", Bilingual("验证码", "code"))
    try office.secondStep(of: visitor.desk.actor, code: code)
    // The token of the half sign-in is not gone on with.
    if let token = visit.token { try office.store.end(token) }
    return try SignInPages.begin(visitor.desk.actor, office, to: visitor.mustChange ? "/password" : "/")
  }
}

private struct SecondFactorView: Sendable {
  let isOn: Bool
  let isNeeded: Bool
  let mayRemove: Bool
  let isOffered: Bool
  let letters: String
  let codeMarkup: Markup
  let spares: [String]

  init(_ visit: Visit, offer: SecondFactorOffer? = nil, spares: [String] = []) throws(Diagnostic) {
    isOn = try visit.desk().hasSecondFactor()
    isNeeded = visit.visitor?.mustSetUpSecondFactor ?? false
    mayRemove = try !visit.house.office.company.signIn.needsSecondFactor(visit.desk().role)
    isOffered = offer != nil
    // In groups of four, as one types it.
    letters =
      offer.map { offer in
        let all = Array(offer.letters)
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }.joined(
          separator: " ")
      } ?? ""
    codeMarkup = SecondFactorView.picture(offer?.address, visit.language)
    self.spares = spares
  }

  /// The address as a QR code, each row of dark modules a stroke.
  private static func picture(_ address: String?, _ language: Language) -> Markup {
    var page = Markup(language)
    guard let address, let code = QRCode(address) else { return page }
    page.put("<svg class=\"code\" role=\"img\" viewBox=\"0 0 ")
    page.text("\(code.width + 8) \(code.width + 8)")
    page.put("\" aria-label=\"")
    page.say("二维码", "QR code")
    page.put("\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"")
    for y in 0..<code.width {
      for x in 0..<code.width where code.isDark(x: x, y: y) { page.text("M\(x + 4) \(y + 4)h1v1h-1z") }
    }
    page.put("\"/></svg>")
    return page
  }
}
