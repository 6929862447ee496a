#!/usr/bin/env python3
"""Writes the cells of one workbook of the product so many times with XlsxWriter: a peer that scripts/bench-forms
measures against.

usage: forms_xlsxwriter.py WORKBOOK COUNT FOLDER
"""
import sys
import time

import xlsxwriter

import workbook_cells

path, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
sheets = workbook_cells.read(path)

wall, processor = time.monotonic(), time.process_time()
for number in range(count):
    book = xlsxwriter.Workbook(f"{folder}/{number}.xlsx")
    formats = {}

    def look(style):
        if style not in formats:
            formats[style] = book.add_format(
                {"text_wrap": True, "border": 1, "align": "center", "valign": "vcenter", "font_size": 8 + style % 5}
            )
        return formats[style]

    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for column, width in sheet.widths:
            page.set_column(column, column, width)
        for row, height in sheet.heights:
            page.set_row(row, height)
        merged = set()
        for first_row, first_column, last_row, last_column in sheet.merged:
            page.merge_range(first_row, first_column, last_row, last_column, "", look(0))
            merged.add((first_row, first_column))
        for row, column, style, kind, value, result in sheet.cells:
            if kind == "formula":
                page.write_formula(row, column, "=" + value, look(style), result)
            elif kind == "text":
                page.write_string(row, column, value, look(style))
            elif kind == "number":
                page.write_number(row, column, value, look(style))
            elif (row, column) not in merged:
                page.write_blank(row, column, None, look(style))
        page.set_paper(9)
        page.fit_to_pages(1, 0)
    book.close()
print(f"{time.monotonic() - wall:.3f} {time.process_time() - processor:.3f}")
