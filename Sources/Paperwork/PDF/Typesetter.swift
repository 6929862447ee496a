internal import CPangoCairo

/// Sets texts in type, by Pango.
///
/// Shaping is the dear part; a text that stands on every form in the same width is shaped once for the whole file.
final class Typesetter {
  /// A font in a size.
  struct Face: Hashable {
    var font: CellStyle.Font
    var size: Double
    var isBold: Bool

    /// The family of Debian's fonts-noto-cjk that stands for the office font.
    var family: String { font == .song ? "Noto Serif CJK SC" : "Noto Sans CJK SC" }
  }

  /// A text in type.
  final class SetText {
    fileprivate let layout: OpaquePointer
    /// Its height in points.
    let height: Double

    fileprivate init(_ layout: OpaquePointer) {
      self.layout = layout
      var height: Int32 = 0
      pango_layout_get_size(layout, nil, &height)
      self.height = Double(height) / Double(PANGO_SCALE)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// Draws it with its upper left corner at a point, in the present colour.
    func draw(on canvas: OpaquePointer, x: Double, y: Double) {
      cairo_move_to(canvas, x, y)
      pango_cairo_show_layout(canvas, layout)
    }
  }

  private struct Key: Hashable {
    let text: String
    let face: Face
    let alignment: CellStyle.Alignment
    let width: Int32
  }

  private let context: OpaquePointer
  private var faces: [Face: OpaquePointer] = [:]
  private var texts: [Key: SetText] = [:]
  /// So many texts are kept; then the memory starts anew.
  private static let most = 8_192

  init() {
    // One point of the page is one unit: 72 to the inch. Widths are not rounded to pixels that paper does not have.
    context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    pango_cairo_context_set_resolution(context, 72)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("zh-cn"))
  }

  deinit {
    for face in faces.values { pango_font_description_free(face) }
    texts = [:]
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// A text in a face, broken into lines of a width in points.
  func set(_ text: String, _ face: Face, _ alignment: CellStyle.Alignment, width: Double) -> SetText {
    let key = Key(text: text, face: face, alignment: alignment, width: Int32(max(1, width) * Double(PANGO_SCALE)))
    if let known = texts[key] { return known }
    let layout: OpaquePointer = pango_layout_new(context)
    pango_layout_set_font_description(layout, description(face))
    pango_layout_set_width(layout, key.width)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_line_spacing(layout, 0.92)
    switch alignment {
    case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .center: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    let result = SetText(layout)
    if texts.count >= Typesetter.most { texts.removeAll(keepingCapacity: true) }
    texts[key] = result
    return result
  }

  /// Whether the fonts of the forms are there; another font would be taken silently, and its lines break elsewhere.
  func missingFamily() -> String? {
    var families: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
    var count: Int32 = 0
    pango_context_list_families(context, &families, &count)
    defer { g_free(families) }
    var known: Set<String> = []
    for index in 0..<Int(count) {
      if let name = pango_font_family_get_name(families?[index]) { known.insert(String(cString: name)) }
    }
    return [CellStyle.Font.song, .yaHei].map { Face(font: $0, size: 1, isBold: false).family }
      .first { !known.contains($0) }
  }

  private func description(_ face: Face) -> OpaquePointer? {
    if let known = faces[face] { return known }
    let description = pango_font_description_new()
    pango_font_description_set_family(description, face.family)
    pango_font_description_set_size(description, Int32(face.size * Double(PANGO_SCALE)))
    pango_font_description_set_weight(description, face.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    faces[face] = description
    return description
  }
}
