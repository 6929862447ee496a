/// Sizes that decide on speed and memory, never on a result. Tests make them small to meet every seam.
package struct Tuning: Sendable {
  /// The bytes of a piece.
  package var pieceBytes = 256 << 10
  /// The pieces of a round: lines that lie within a round are put in order in memory.
  package var piecesPerRound = 16
  /// The lines kept in memory while broken conversations are walked again.
  package var lateLines = 4 << 20

  /// The lines kept in memory while conversations are judged as a whole.
  package var dossierLines = 12 << 20

  /// The sizes in use.
  package init() {}
}
