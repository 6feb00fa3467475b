// Search: Pagefind finds candidates for the query and for its pieces, then the page ranks them by the reader's own string.
// Pagefind cuts Chinese by a dictionary; a reader's string may be cut otherwise, so pieces of it are asked for too.
const MOST = 24; // candidates whose text is fetched; more changed no first-three result on the sample
const SHOWN = 20;

const squeeze = (text) => text.toLowerCase().replace(/[\s\u3000“”"'‘’《》〈〉（）()，,。．.、；;：:！!？?—\-·]+/g, "");

export function pieces(query) {
  const found = new Set([query]);
  for (const word of query.split(/[\s\u3000，,。、；;：:！!？?“”"《》（）()·]+/).filter(Boolean)) {
    found.add(word);
    const letters = [...word];
    if (letters.length >= 4) for (const size of letters.length > 10 ? [4] : [2, 3, 4]) {
      for (let at = 0; at + size <= letters.length; at += Math.max(1, size - 1)) found.add(letters.slice(at, at + size).join(""));
      found.add(letters.slice(-size).join(""));
    }
  }
  return [...found].slice(0, 14);
}

export function score(query, title, text) {
  const words = query.split(/[\s\u3000]+/).map(squeeze).filter(Boolean);
  const whole = squeeze(query), head = squeeze(title), body = squeeze(text);
  if (!whole) return 0;
  let points = 0;
  if (head === whole) points += 100;
  if (head.includes(whole)) points += 40;
  if (body.includes(whole)) points += 30 + Math.min(10, body.split(whole).length - 1);
  for (const word of words) { if (head.includes(word)) points += 8; if (body.includes(word)) points += 6; }
  const pairs = [...whole].slice(0, -1).map((_, at) => whole.slice(at, at + 2));
  points += 10 * pairs.filter((pair) => body.includes(pair)).length / Math.max(1, pairs.length);
  return points;
}

function snippet(query, text) {
  const words = [query, ...query.split(/\s+/), ...pieces(query)].filter((word) => word.length > 1);
  const found = words.find((word) => text.includes(word));
  const at = found ? text.indexOf(found) : 0;
  const start = Math.max(text.lastIndexOf("。", at) + 1, at - 60, 0);
  const shown = document.createElement("p");
  const before = text.slice(start, at), after = text.slice(at + (found || "").length, at + 90);
  shown.append(before);
  if (found) shown.append(Object.assign(document.createElement("mark"), { textContent: found }));
  shown.append(after + "…");
  return shown;
}

function place(query, data) {
  const whole = squeeze(query);
  for (const anchor of data.anchors || []) if (/^s\d+$/.test(anchor.id) && squeeze(anchor.text || "").includes(whole)) return `#${anchor.id}`;
  return "";
}

async function candidates(pagefind, query) {
  const ranks = new Map();
  const lists = await Promise.all(pieces(query).map((piece) => pagefind.search(piece)));
  lists.forEach((list, number) => list.results.slice(0, 40).forEach((result, rank) => {
    const known = ranks.get(result.id) || { result, weight: 0 };
    known.weight += (number === 0 ? 3 : 1) / (rank + 5);
    ranks.set(result.id, known);
  }));
  return [...ranks.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST).map((one) => one.result);
}

async function find(pagefind, query) {
  const data = await Promise.all((await candidates(pagefind, query)).map((result) => result.data()));
  return data.map((one) => ({ ...one, points: score(query, one.meta.title || "", one.content) + (one.filters?.["类型"]?.[0] === "简报" ? 1 : 0) }))
    .sort((a, b) => b.points - a.points).slice(0, SHOWN);
}

function show(box, root, query, found, kind) {
  const kinds = [...new Set(found.flatMap((one) => one.filters?.["类型"] || []))];
  const facets = Object.assign(document.createElement("div"), { className: "jb-facets" });
  for (const name of ["", ...kinds]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: name || box.dataset.all, onclick: () => show(box, root, query, found, name) });
    button.setAttribute("aria-pressed", String(name === kind));
    facets.append(button);
  }
  const list = found.filter((one) => !kind || one.filters?.["类型"]?.includes(kind)).map((one) => {
    const item = document.createElement("div");
    item.dataset.searchResult = "";
    const link = Object.assign(document.createElement("a"), { className: "jb-row-title", href: one.url + place(query, one), textContent: one.meta.title || one.url });
    const kindName = Object.assign(document.createElement("span"), { className: "jb-meta", textContent: " " + (one.filters?.["类型"]?.[0] || "") });
    item.append(link, kindName, snippet(query, one.content));
    return item;
  });
  const count = Object.assign(document.createElement("p"), { className: "jb-meta", textContent: found.length ? `${found.length} ${box.dataset.count}` : box.dataset.none });
  box.replaceChildren(...(found.length ? [facets] : []), count, ...list);
  box.dataset.searchState = "done";
}

export async function start(box, root) {
  const form = document.querySelector(".jb-search");
  const query = (new URLSearchParams(location.search).get("q") || "").trim();
  form.elements.q.value = query;
  if (location.protocol === "file:") { box.textContent = box.dataset.file; box.dataset.searchState = "done"; return; }
  if (!query) return;
  box.textContent = box.dataset.wait;
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: root.pathname });
  show(box, root, query, await find(pagefind, query), "");
}
