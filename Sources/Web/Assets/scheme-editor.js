// The editor of schemes: line numbers beside the text, what was found beside the lines, soon after one stops typing.
"use strict";

for (const form of document.querySelectorAll("form[data-editor]")) {
  const text = form.querySelector("textarea");
  const gutter = form.querySelector("[data-gutter]");
  const list = form.querySelector("[data-findings]");
  const summary = form.querySelector("[data-summary]");
  let findings = [...list.querySelectorAll("a[data-line]")].map((link) => ({
    line: Number(link.dataset.line), column: Number(link.dataset.column),
    look: link.closest("li").className,
  }));
  let drawn = 0;
  let asked = 0;
  let isChanged = false;

  // One number for each line; a mark where something was found.
  const draw = () => {
    const count = text.value.split("\n").length;
    const marks = new Map();
    for (const look of ["hint", "doubtful", "wrong"]) {
      for (const found of findings) if (found.look === look) marks.set(found.line, look);
    }
    if (count !== drawn) {
      const numbers = document.createDocumentFragment();
      for (let line = 1; line <= count; line += 1) {
        const number = document.createElement("span");
        number.textContent = line;
        numbers.append(number);
      }
      gutter.replaceChildren(numbers);
      drawn = count;
    }
    [...gutter.children].forEach((number, index) => {
      number.className = marks.get(index + 1) || "";
    });
    gutter.scrollTop = text.scrollTop;
  };

  // Puts the cursor at a place of the text and brings the line into sight.
  const go = (line, column) => {
    const lines = text.value.split("\n");
    const at = Math.min(Math.max(line, 1), lines.length);
    const start = lines.slice(0, at - 1).reduce((sum, one) => sum + one.length + 1, 0);
    // Columns count characters as people see them in code; beyond the basic plane one of them takes two places.
    const before = [...lines[at - 1]].slice(0, Math.max(column - 1, 0)).join("").length;
    text.focus();
    text.setSelectionRange(start + before, start + lines[at - 1].length);
    const height = text.scrollHeight / lines.length;
    text.scrollTop = Math.max(0, (at - 6) * height);
    text.scrollLeft = 0;
    draw();
  };

  const step = (direction) => {
    // Notes are gone through only where there is nothing graver.
    const grave = findings.filter((found) => found.look !== "hint");
    const steps = grave.length ? grave : findings;
    if (!steps.length) return;
    const here = text.value.slice(0, text.selectionStart).split("\n").length;
    const sorted = [...steps].sort((left, right) => left.line - right.line || left.column - right.column);
    const next = direction > 0
      ? sorted.find((found) => found.line > here) || sorted[0]
      : sorted.findLast((found) => found.line < here) || sorted[sorted.length - 1];
    go(next.line, next.column);
  };

  const element = (name, className, content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (content) made.textContent = content;
    return made;
  };

  const show = (answer) => {
    findings = answer.findings;
    const items = element("ul", "findings");
    for (const found of findings) {
      const item = element("li", found.look);
      const link = element("a");
      link.href = "#text";
      link.dataset.line = found.line;
      link.dataset.column = found.column;
      link.append(element("b", "", found.place), ` ${found.grade} `, element("code", "", found.code));
      item.append(link, element("p", "", found.what), element("p", "quiet", found.remedy));
      items.append(item);
    }
    list.replaceChildren(items);
    summary.textContent = answer.summary;
    summary.classList.toggle("fall", answer.errors > 0);
    draw();
  };

  const check = async () => {
    const number = (asked += 1);
    try {
      const body = new URLSearchParams({ key: form.elements.key.value, text: text.value });
      const answer = await fetch(form.dataset.editor, {
        method: "POST", body, headers: { Accept: "application/json" },
      });
      const said = await answer.json();
      if (number !== asked) return;
      if (!answer.ok) throw new Error(`${said.title} ${said.detail}`);
      show(said);
    } catch (error) {
      if (number === asked) summary.textContent = error.message;
    }
  };

  let waiting;
  text.addEventListener("input", () => {
    isChanged = true;
    draw();
    clearTimeout(waiting);
    waiting = setTimeout(check, 500);
  });
  text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    go(Number(link.dataset.line), Number(link.dataset.column));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "F8") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  // What was written is not lost by a wrong click.
  form.addEventListener("submit", () => { isChanged = false; });
  window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  // The numbered text below is for whoever has no script.
  for (const numbered of document.querySelectorAll("[data-numbered]")) numbered.hidden = true;
  draw();
}
