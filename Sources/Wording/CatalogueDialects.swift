extension Message {
  static let intakeDialects: [Message] = []
}
