// Files go to the server piece by piece, on from where they ended when a connection breaks; the page follows what is read.
"use strict";
{
  const PIECE = 4 * 1024 * 1024;
  const desk = document.querySelector("[data-import]");
  const form = desk.querySelector(".intake-drop form");
  const picker = form.querySelector("input[type=file]");
  const sending = desk.querySelector("[data-sending]");
  const trouble = desk.querySelector("[data-trouble]");
  const words = desk.dataset;
  const queue = [];
  let isSending = false;
  let isAsking = false;

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  class Refused extends Error {}

  const ask = async (path, options) => {
    const answer = await fetch(words.import + path, { ...options, headers: { Accept: "application/json", "X-Kaohe-Key": words.key } });
    // A proxy that refuses speaks another language.
    const said = await answer.json().catch(() => ({ title: `${answer.status} ${answer.statusText}`, detail: "" }));
    if (answer.ok) return said;
    // What passes is tried again; what is refused stays so.
    const passes = ["UPLOAD-OFFSET", "UPLOAD-BUSY"].includes(said.code) || (answer.status >= 500 && answer.status !== 507);
    throw passes ? new Error(said.title) : new Refused(`${said.title} ${said.detail}`);
  };

  const begin = (file) => ask("/begin", {
    method: "POST",
    body: new URLSearchParams({
      key: words.key, name: file.name, size: file.size, modified: file.lastModified, shop: form.elements.shop?.value ?? "",
    }),
  });

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    const bar = document.createElement("progress");
    const says = document.createElement("span");
    name.textContent = file.name;
    bar.max = file.size;
    bar.setAttribute("aria-label", file.name);
    item.append(name, bar, says);
    sending.append(item);
    sending.hidden = false;
    return { item, bar, says };
  };

  const send = async (file, { item, bar, says }) => {
    const show = (received, word) => {
      bar.value = received;
      says.textContent = `${word} ${(received / 1048576).toFixed(1)} / ${(file.size / 1048576).toFixed(1)} MiB`;
    };
    let wait = 500;
    for (;;) {
      try {
        let state = await begin(file);
        show(state.received, state.received > 0 ? words.resumed : words.sent);
        while (!state.isWhole) {
          const piece = file.slice(state.received, state.received + PIECE);
          state = await ask(`/${state.id}/bytes?offset=${state.received}`, { method: "POST", body: piece });
          wait = 500;
          show(state.received, words.sent);
        }
        show(file.size, words.done);
        item.remove();
        return;
      } catch (error) {
        if (error instanceof Refused) {
          says.textContent = error.message;
          item.classList.add("fall");
          return;
        }
        says.textContent = words.lost;
        await pause(wait);
        wait = Math.min(wait * 2, 30000);
      }
    }
  };

  const work = async () => {
    if (isSending) return;
    isSending = true;
    while (queue.length > 0) {
      const [file, row] = queue.shift();
      await send(file, row);
      await refresh();
      watch();
    }
    isSending = false;
    if (!sending.children.length) sending.hidden = true;
  };

  const add = (files) => {
    trouble.hidden = true;
    for (const file of files) queue.push([file, line(file)]);
    work();
  };

  // What lies below the place to drop is drawn by the server, and taken over from there.
  const refresh = async () => {
    try {
      const answer = await fetch(words.import);
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-fresh]");
      const here = desk.querySelector("[data-fresh]");
      const left = new Set([...here.querySelectorAll("input[name=upload]:not(:checked)")].map((box) => box.value));
      for (const box of fresh.querySelectorAll("input[name=upload]")) if (left.has(box.value)) box.checked = false;
      here.replaceWith(document.adoptNode(fresh));
    } catch { /* the next look comes soon */ }
  };

  const watch = async () => {
    if (isAsking) return;
    isAsking = true;
    let mark = null;
    let isBusy = true;
    while (isBusy) {
      await pause(400);
      let state;
      try {
        state = await ask("/state", {});
      } catch (error) {
        if (error instanceof Refused) break;
        continue;
      }
      for (const each of [...state.lines, ...(state.taking ? [state.taking] : [])]) {
        const says = desk.querySelector(`[data-says="${each.id}"]`);
        const bar = desk.querySelector(`[data-percent="${each.id}"]`);
        if (says && each.says && says.textContent !== each.says) says.textContent = each.says;
        if (bar && each.percent !== undefined) bar.value = each.percent;
      }
      isBusy = state.isBusy;
      if (mark !== null && mark !== state.mark || !isBusy) await refresh();
      mark = state.mark;
    }
    isAsking = false;
  };

  picker.addEventListener("change", () => {
    add([...picker.files]);
    picker.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    desk.addEventListener(kind, (event) => {
      event.preventDefault();
      desk.classList.add("over");
    });
  }
  desk.addEventListener("dragleave", (event) => {
    if (!desk.contains(event.relatedTarget)) desk.classList.remove("over");
  });
  desk.addEventListener("drop", (event) => {
    event.preventDefault();
    desk.classList.remove("over");
    add([...event.dataTransfer.files]);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isSending) event.preventDefault();
  });
  if (desk.querySelector("[data-fresh]").dataset.busy) watch();
}
