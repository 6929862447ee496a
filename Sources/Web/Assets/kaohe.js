// Small comforts; every page works without them.
"use strict";

// A step that concerns a whole month is asked about once more.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-confirm]");
  if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
});

// One box chooses all of a list.
document.addEventListener("change", (event) => {
  const all = event.target.closest("input[data-all]");
  if (!all) return;
  for (const box of all.form.querySelectorAll(`input[name="${all.dataset.all}"]`)) box.checked = all.checked;
});

// The grid: a choice is saved as it is made, the arrow keys move, Ctrl+Z takes a choice back.
for (const grid of document.querySelectorAll("form[data-grid]")) {
  const status = grid.querySelector("[data-status]");
  const left = document.querySelector("[data-left]");
  const undo = [];
  const before = new Map();
  let queue = Promise.resolve();

  const say = (text, isBad) => {
    status.textContent = text;
    status.hidden = false;
    status.classList.toggle("bad", isBad);
  };
  const count = () => {
    const open = [...grid.querySelectorAll("select")].filter((select) => !select.value).length;
    left.textContent = open;
    left.classList.toggle("warn", open > 0);
  };
  for (const select of grid.querySelectorAll("select")) before.set(select, select.value);

  const save = async (select, word) => {
    const cell = select.closest("td");
    const employee = select.name.split(":")[1];
    const why = grid.querySelector(`input[name="why:${CSS.escape(employee)}"]`);
    const body = new URLSearchParams({
      key: grid.elements.key.value, seen: grid.elements.seen.value, [select.name]: select.value,
      [why.name]: why.value,
    });
    cell.classList.remove("open", "kept", "refused");
    try {
      const answer = await fetch(grid.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const said = await answer.json();
      if (!answer.ok) throw new Error(`${said.title} ${said.detail}`);
      grid.elements.seen.value = said.seen;
      before.set(select, select.value);
      cell.classList.add("kept");
      say(word, false);
    } catch (error) {
      cell.classList.add("refused");
      select.value = before.get(select);
      say(error.message, true);
    }
    count();
  };

  grid.addEventListener("change", (event) => {
    const select = event.target.closest("select");
    if (!select || !select.value) return;
    undo.push([select, before.get(select)]);
    queue = queue.then(() => save(select, grid.dataset.saved));
  });

  grid.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && event.target.tagName === "SELECT") {
      const last = undo.pop();
      if (!last || !last[1]) return;
      event.preventDefault();
      const [select, value] = last;
      select.value = value;
      select.focus();
      queue = queue.then(() => save(select, grid.dataset.undone));
      return;
    }
    const cell = event.target.closest("td");
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!cell || !step || event.altKey || event.target.tagName !== "SELECT") return;
    const row = cell.parentElement;
    const rows = [...row.parentElement.rows];
    const next = rows[rows.indexOf(row) + step[0]]?.cells[cell.cellIndex + step[1]];
    const field = next?.querySelector("select, input");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
}
