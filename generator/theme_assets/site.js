// 读者用得上的小件：字号、筛选、排序、复制引文、朗读、打印、检索框。没有脚本，每一页也照样能读。
// 什么都不向外发；要记住的只写进本机的 localStorage。
(() => {
  "use strict";
  const page = document.documentElement;
  const root = new URL("../../", document.currentScript.src);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // 字号与适老
  const keep = (value) => { try { value ? localStorage.setItem("jb-size", value) : localStorage.removeItem("jb-size"); } catch { /* 无痕浏览 */ } };
  const sizes = all("[data-size]", document.querySelector(".jb-reading") || document.createElement("i"));
  const showSize = () => sizes.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.size === (page.dataset.size || "medium"))));
  sizes.forEach((one) => one.addEventListener("click", () => {
    if (one.dataset.size === "medium") delete page.dataset.size; else page.dataset.size = one.dataset.size;
    keep(page.dataset.size || "");
    showSize();
  }));
  showSize();
  all(".jb-reading").forEach((menu) => {
    menu.hidden = false;
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
  });

  // 深浅
  all(".jb-scheme").forEach((button) => {
    const show = () => button.setAttribute("aria-pressed", String(document.body.dataset.mdColorScheme === "slate"));
    button.hidden = false;
    button.addEventListener("click", () => {
      const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
      document.body.dataset.mdColorScheme = scheme;
      try { localStorage.setItem("jb-scheme", scheme); } catch { /* 无痕浏览 */ }
      show();
    });
    show();
  });

  // 目录：读到哪里，标到哪里
  const marks = new Map(all(".jb-toc a").map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]).filter(([heading]) => heading));
  if (marks.size) {
    const watch = new IntersectionObserver(() => {
      const passed = [...marks.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      const here = passed[passed.length - 1];
      marks.forEach((link, heading) => { if (heading === here) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current"); });
    }, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
    marks.forEach((link, heading) => watch.observe(heading));
  }

  // 按 / 到检索框
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const field = document.getElementById("search-words") || document.getElementById("jb-query");
    if (field) { event.preventDefault(); field.focus(); }
  });

  // 复制：引文带出处、引用日期与网址（GB/T 7714—2015）；从本机文件夹打开时没有网址，只有出处
  const today = () => new Date().toLocaleDateString("sv");
  const say = (button, words) => { const was = button.textContent; button.textContent = words; setTimeout(() => { button.textContent = was; }, 1600); };
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* 非安全页面 */ }
    const field = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(field); field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
  all("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const here = location.protocol === "file:" ? "" : new URL(button.dataset.address || ".", location.href).href;
      const words = here ? button.dataset.copy.replaceAll("{date}", today()).replaceAll("{address}", here) : button.dataset.alone;
      const text = words.replaceAll("{line}", "\n");
      say(button, (await copy(text)) ? "✓" : "✗");
    });
  });

  all("[data-address-here]").forEach((place) => { if (location.protocol !== "file:") place.textContent = location.href.replace(/\/briefs\/([^/#?]+)\/.*$/, "/sources/$1/"); });
  all("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });

  // 朗读：浏览器自己的声音
  if ("speechSynthesis" in window) all("[data-speak]").forEach((button) => {
    button.hidden = false;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const speaking = button.getAttribute("aria-pressed") === "true";
      speechSynthesis.cancel();
      button.setAttribute("aria-pressed", String(!speaking));
      if (speaking) return;
      const lines = all("h1, .jb-gist, .jb-summary > li, .jb-sections h3, .jb-sections p, .jb-sections li, .jb-pair li").map((node) => {
        const copied = node.cloneNode(true);
        all(".jb-ref, .jb-mark", copied).forEach((mark) => mark.remove());
        return copied.textContent.trim();
      });
      lines.filter(Boolean).forEach((line, index, kept) => {
        const words = Object.assign(new SpeechSynthesisUtterance(line), { lang: "zh-CN" });
        if (index === kept.length - 1) words.onend = () => button.setAttribute("aria-pressed", "false");
        speechSynthesis.speak(words);
      });
    });
  });

  // 筛选与排序；状态写在网址里
  const MANY = new Set(["topic", "region"]); // 一行可以有好几个值
  for (const form of all(".jb-filter")) {
    const list = document.querySelector(form.dataset.list);
    if (!list) continue;
    form.hidden = false;
    const output = form.querySelector("output");
    let rows = all(".jb-row", list);
    let whole = Number(list.dataset.pages || 1) === 1;
    const texts = new WeakMap();
    const text = (row) => { if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase()); return texts.get(row); };
    const values = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

    function fits(row, wanted) {
      return Object.entries(wanted).every(([name, value]) => {
        if (name === "sort") return true;
        if (name === "q") return value.toLowerCase().split(/\s+/).every((word) => text(row).includes(word));
        if (name === "figures") return Number(row.dataset.figures) > 0;
        return (row.dataset[name] || "") === value || (MANY.has(name) && (row.dataset[name] || "").split(" ").includes(value));
      });
    }
    async function loadAll() {
      whole = true;
      const base = list.dataset.page === "1" ? "./" : "../";
      const numbers = Array.from({ length: Number(list.dataset.pages) }, (_, at) => at + 1).filter((number) => String(number) !== list.dataset.page);
      const texts = await Promise.all(numbers.map((number) => fetch(number === 1 ? base : `${base}page-${number}/`).then((answer) => answer.text())));
      texts.forEach((html) => list.append(...all(`${form.dataset.list} > .jb-row`, new DOMParser().parseFromString(html, "text/html")).map((row) => document.adoptNode(row))));
      rows = all(".jb-row", list);
      all(".jb-pager").forEach((pager) => { pager.hidden = true; });
    }
    async function apply() {
      const wanted = values();
      if (!whole && Object.keys(wanted).length) { try { await loadAll(); } catch { /* 离线：只筛本页 */ } }
      let count = 0;
      for (const row of rows) { row.hidden = !fits(row, wanted); count += row.hidden ? 0 : 1; }
      if (wanted.sort) rows.sort((one, other) => Number(other.dataset[wanted.sort]) - Number(one.dataset[wanted.sort]));
      if (form.elements.sort) list.append(...(wanted.sort ? rows : all(".jb-row", list).sort((one, other) => (other.dataset.date || "").localeCompare(one.dataset.date || ""))));
      all("[data-group]", list).forEach((group) => { group.hidden = !group.querySelector(".jb-row:not([hidden])"); });
      output.textContent = output.dataset.words.replace("{count}", String(count));
      const query = new URLSearchParams(wanted).toString();
      history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
    }
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements[name];
      if (!field) continue;
      if (field.type === "checkbox") field.checked = true; else field.value = value;
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    if (location.search) apply();
  }

  // 表头排序
  for (const table of all("table[data-sortable]")) {
    const body = table.tBodies[0];
    all("thead th", table).forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending";
        all("thead th", table).forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const number = column === 1;
        const key = (row) => (number ? Number(row.dataset.value || "NaN") : row.cells[column].textContent.trim());
        const compare = (one, other) => (number ? (Number.isNaN(key(one)) ? -1 : Number.isNaN(key(other)) ? 1 : key(one) - key(other)) : key(one).localeCompare(key(other), "zh"));
        body.append(...[...body.rows].sort((one, other) => (down ? -1 : 1) * compare(one, other)));
      });
    });
  }

  // 检索页
  const box = document.getElementById("jb-search");
  if (box) import(new URL("assets/jianbao/search.js", root).href).then((search) => search.start(box, root)).catch(() => { box.querySelector("[role=status]").textContent = box.dataset[location.protocol === "file:" ? "disk" : "broken"]; });
})();
