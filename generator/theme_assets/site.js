// What a reader may want beyond plain pages: type size, search box, filters, sorting, copying a quotation.
// Every page reads without it. Nothing is sent anywhere; what is remembered stays in this browser (localStorage).
(() => {
  "use strict";
  const config = JSON.parse(document.getElementById("__config")?.textContent || "{}");
  const root = new URL((config.base || ".") + "/", location.href);
  const keep = (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* private mode */ } };
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const make = (tag, properties = {}, ...children) => { const node = Object.assign(document.createElement(tag), properties); node.append(...children); return node; };

  function showSize() {
    const page = document.documentElement;
    const size = kept("jb-size") || "medium";
    page.dataset.jbSize = size;
    page.toggleAttribute("data-jb-plain", kept("jb-plain") === "1");
    document.querySelectorAll(".jb-tools [data-size]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.size === size)));
    document.querySelector(".jb-tools [data-plain]")?.setAttribute("aria-pressed", String(kept("jb-plain") === "1"));
  }

  function addHeader() {
    const bar = document.querySelector(".md-header__inner");
    if (!bar) return;
    const tools = make("div", { className: "jb-tools" });
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "字号");
    for (const [size, name] of [["small", "小"], ["medium", "中"], ["large", "大"]]) {
      const button = make("button", { type: "button", textContent: name, title: `字号：${name}`, onclick: () => { keep("jb-size", size); showSize(); } });
      button.dataset.size = size;
      tools.append(button);
    }
    const plain = make("button", { type: "button", textContent: "适老", title: "大字、单栏", onclick: () => { keep("jb-plain", kept("jb-plain") === "1" ? "" : "1"); showSize(); } });
    plain.dataset.plain = "1";
    tools.append(plain);
    bar.append(tools);
    if (!document.querySelector(".jb-search")) {
      const input = make("input", { type: "search", name: "q", placeholder: "检索" });
      input.setAttribute("aria-label", "检索");
      const form = make("form", { className: "jb-header-search", action: new URL("search/", root).href, method: "get" }, input);
      form.setAttribute("role", "search");
      bar.append(form);
    }
  }

  function addFilters() {
    for (const form of document.querySelectorAll(".jb-filters")) {
      const items = form.dataset.filter === "table"
        ? [...document.querySelectorAll("#figures-table tbody tr")]
        : [...document.querySelectorAll(".jb-row")];
      const wanted = new URLSearchParams(location.search);
      for (const field of form.elements) {
        if (field.name && wanted.has(field.name)) field.type === "checkbox" ? (field.checked = true) : (field.value = wanted.get(field.name));
      }
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
      const apply = () => {
        const data = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
        const words = (data.q || "").toLowerCase().split(/\s+/).filter(Boolean);
        let count = 0;
        for (const item of items) {
          const text = (item.dataset.words || item.textContent).toLowerCase();
          const shown = words.every((word) => text.includes(word))
            && (!data.topic || (item.dataset.topics || "").split("|").includes(data.topic))
            && (!data.year || (item.dataset.date || "").startsWith(data.year))
            && (!data.figures || Number(item.dataset.figures) > 0)
            && (!data.kind || item.dataset.kind === data.kind)
            && (!data.target || item.dataset.target === "1");
          item.hidden = !shown;
          count += shown;
        }
        if (items[0]?.parentElement && "sort" in form.elements) {
          const order = [...items];
          if (data.sort === "title") order.sort((a, b) => a.dataset.title.localeCompare(b.dataset.title, "zh"));
          items[0].parentElement.append(...order);
        }
        form.querySelector("output").textContent = `${count} / ${items.length}`;
        history.replaceState(null, "", Object.keys(data).length ? `?${new URLSearchParams(data)}` : location.pathname);
      };
      form.addEventListener("input", apply);
      apply();
    }
  }

  function addSorting() {
    for (const table of document.querySelectorAll(".jb-sortable")) {
      table.querySelectorAll("thead th").forEach((head, column) => {
        const button = make("button", { type: "button", textContent: head.textContent });
        head.replaceChildren(button);
        button.onclick = () => {
          const down = head.getAttribute("aria-sort") === "ascending";
          table.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", down ? "descending" : "ascending");
          const value = (row) => { const cell = row.cells[column]; return head.dataset.sort === "number" ? Number(cell.dataset.value) : cell.textContent.trim(); };
          const order = [...table.tBodies[0].rows].sort((a, b) => { const x = value(a), y = value(b); return typeof x === "number" ? x - y : x.localeCompare(y, "zh"); });
          table.tBodies[0].append(...(down ? order.reverse() : order));
        };
      });
    }
  }

  function addCopying() {
    for (const button of document.querySelectorAll(".jb-copy")) {
      if (!navigator.clipboard) continue;
      button.hidden = false;
      button.onclick = async () => {
        await navigator.clipboard.writeText(`${button.dataset.quote}. ${location.href.split("#")[0]}`);
        const name = button.textContent;
        button.textContent = "✓";
        setTimeout(() => { button.textContent = name; }, 1500);
      };
    }
  }

  showSize();
  addHeader();
  showSize();
  addFilters();
  addSorting();
  addCopying();
  const results = document.getElementById("jb-results");
  if (results) import(new URL("assets/jianbao/search.js", root).href).then((module) => module.start(results, root));
})();
