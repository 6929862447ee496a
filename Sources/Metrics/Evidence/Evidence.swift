public import Exact

/// One reason for a figure: the rows it rests on and what they contribute.
///
/// The contributions of all evidence of a part add up to the part.
public struct Evidence: Hashable, Sendable {
  /// What it adds to the part: a count, seconds or fen.
  public let contribution: Int
  /// The rows, the one that decides last.
  public let rows: [CitedRow]
}

/// What a part of somebody's month rests on.
public struct PartEvidence: Hashable, Sendable {
  /// The part.
  public let part: Part
  /// Why the part is missing, and so rests on nothing; nil where it has a number.
  public let absence: Missing.Reason?
  /// How many pieces of evidence there are.
  public let count: Int
  /// What they add up to: the part itself.
  public let total: Int
  /// The first of them, as many as were asked for.
  public let rows: [Evidence]
}

/// A row of a file, quoted as evidence.
public struct CitedRow: Hashable, Sendable {
  /// What the row is in the evidence.
  public enum Role: String, Hashable, Sendable {
    /// The line from which a wait counts: the first of the buyer's run, or a robot's answer to it where that counts.
    case question
    /// The agent's line that answers it, or that earns an order.
    case reply
    /// The buyer's last line of the conversation or run.
    case lastQuestion = "last_question"
    /// The first line between the agent and the buyer.
    case firstLine = "first_line"
    /// The last line between the agent and the buyer.
    case lastLine = "last_line"
    /// An order.
    case order
    /// A row that counts by itself: a refund, a review, a complaint …
    case event
  }

  /// What the row is in the evidence.
  public let role: Role
  /// The file.
  public let file: String
  /// The physical line, from 1.
  public let line: Int
  /// The row as it stands in the file.
  public let text: String
  /// What its column `source` says: the row of the original file, where the file is a translation.
  public let source: String?
}

/// Whose figure is to be explained.
public enum Holder: Hashable, Sendable {
  /// A platform account.
  case account(String)
  /// An employee, by their tenures.
  case employee(String)
}
