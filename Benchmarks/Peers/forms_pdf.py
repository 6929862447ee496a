#!/usr/bin/env python3
"""Prints the forms of one workbook of the product so many times as PDF, with reportlab or WeasyPrint: peers that
scripts/bench-forms measures against. The same texts in the same grid of cells, a page for each sheet.

usage: forms_pdf.py reportlab|weasyprint WORKBOOK PEOPLE OUT.pdf
"""
import html
import sys
import time

import workbook_cells

tool, path, people, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
# What the product prints: the form and the derivation; not the data.
sheets = [sheet for sheet in workbook_cells.read(path) if sheet.name not in ("数据", "Data")]


def shown(cell):
    kind, value, result = cell[3:]
    if kind == "formula":
        return result or ""
    return "" if value is None else f"{value:g}" if kind == "number" else value


def with_reportlab():
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    # The only Chinese font it can use of what Debian brings: one that is named and not embedded.
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=6, leading=7, wordWrap="CJK")
    story = []
    for _ in range(people):
        for sheet in sheets:
            rows = 1 + max(cell[0] for cell in sheet.cells)
            columns = 1 + max(cell[1] for cell in sheet.cells)
            grid = [[""] * columns for _ in range(rows)]
            for cell in sheet.cells:
                text = shown(cell)
                if text:
                    grid[cell[0]][cell[1]] = Paragraph(html.escape(text).replace("\n", "<br/>"), style)
            spans = [("SPAN", (block[1], block[0]), (block[3], block[2])) for block in sheet.merged]
            total = sum(width for _, width in sheet.widths)
            widths = [width / total * 520 for _, width in sheet.widths]
            table = Table(grid, colWidths=widths, repeatRows=2)
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans]))
            story += [table, PageBreak()]
    document = SimpleDocTemplate(out, pagesize=A4)
    document.build(story)
    return document.page


def with_weasyprint():
    from weasyprint import HTML

    parts = ["<style>@page{size:A4;margin:36pt}table{border-collapse:collapse;page-break-after:always;"
             "font:6pt 'Noto Serif CJK SC';width:100%}td{border:.5pt solid}</style>"]
    for _ in range(people):
        for sheet in sheets:
            covered, spans = set(), {}
            for top, left, bottom, right in sheet.merged:
                spans[top, left] = (bottom - top + 1, right - left + 1)
                covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
            texts = {(cell[0], cell[1]): shown(cell) for cell in sheet.cells}
            parts.append("<table>")
            for row in range(1 + max(cell[0] for cell in sheet.cells)):
                parts.append("<tr>")
                for column in range(len(sheet.widths)):
                    if (row, column) in covered:
                        continue
                    high, wide = spans.get((row, column), (1, 1))
                    text = html.escape(texts.get((row, column), ""))
                    parts.append(f"<td rowspan={high} colspan={wide}>{text}</td>")
                parts.append("</tr>")
            parts.append("</table>")
    document = HTML(string="".join(parts)).render()
    document.write_pdf(out)
    return len(document.pages)


wall, processor = time.monotonic(), time.process_time()
pages = with_reportlab() if tool == "reportlab" else with_weasyprint()
print(f"{time.monotonic() - wall:.3f} {time.process_time() - processor:.3f} {pages}")
