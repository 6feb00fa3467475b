// 检索：Pagefind 给出候选，本页按读者输入的原样重排。
// Pagefind 按词典切分中文，读者的词可能与索引切得不同，所以整串、各词、二到四字的片段都问一遍，再看哪一页真有这串字。
const FORMS = 18; // 一次最多问几种写法
const FETCHED = 24; // 先取多少候选页的正文；没有一页真含此串时再取一批
const SHOWN = 20;
const NEAR = 0.6; // 没有原样命中时，相邻两字至少要有这么多在页里才列出
const typeOf = (data) => data.filters?.type?.[0] || "";
const ORDER = ["brief", "source", "figure", "policy", "entity", "term", "topic"];

let folded = null; // 繁体字 -> 简体字

async function loadFolding(root) {
  if (folded) return;
  folded = new Map();
  try {
    const table = await (await fetch(new URL("assets/jianbao/t2s.json", root))).json();
    const to = [...table.to];
    [...table.from].forEach((letter, at) => folded.set(letter, to[at]));
  } catch { /* 没有对照表时按原字检索 */ }
}
const simplify = (text) => (folded && folded.size ? [...text].map((letter) => folded.get(letter) || letter).join("") : text);
const unfold = (text) => { const back = new Map([...(folded || [])].reverse().map(([one, other]) => [other, one])); return [...text].map((letter) => back.get(letter) || letter).join(""); };

/** 只留文字与数字，简体、半角、小写；`places[i]` 是第 i 个字在原文里的位置。 */
export function squeeze(text) {
  const letters = [], places = [];
  let at = 0;
  for (const letter of text) {
    for (const plain of letter.normalize("NFKC").toLowerCase()) if (/[\p{L}\p{N}%]/u.test(plain)) { letters.push((folded && folded.get(plain)) || plain); places.push(at); }
    at += letter.length;
  }
  return { text: letters.join(""), places };
}

/** 一次检索要问的各种写法，最要紧的在前。 */
export function forms(query) {
  const found = new Set([query, simplify(query)]);
  const words = query.split(/[^\p{L}\p{N}%.]+/u).filter(Boolean);
  words.forEach((word) => found.add(word));
  for (const word of words.map(simplify)) {
    found.add(word);
    const letters = [...word];
    if (letters.length < 3 || !/\p{Script=Han}/u.test(word)) continue;
    for (const size of letters.length > 12 ? [4, 3] : letters.length > 4 ? [4, 2, 3] : [2]) {
      for (let start = 0; start + size <= letters.length; start += letters.length > 8 ? size - 1 : 1) found.add(letters.slice(start, start + size).join(""));
    }
  }
  if (folded && folded.size && /\p{Script=Han}/u.test(query)) found.add(unfold(query));
  return [...found].slice(0, FORMS);
}

/** 一页与检索串有多合：题目全同、题目含此串、正文含此串、小标题含此串、各词、相邻两字的覆盖。 */
export function score(query, data) {
  const whole = squeeze(query).text;
  const words = wordsOf(query);
  const title = squeeze(data.meta.title || "").text, body = squeeze(data.content).text;
  if (!whole) return { points: 0, exact: false, covered: 0 };
  const exact = title.includes(whole) || body.includes(whole) || (words.length > 1 && words.every((word) => body.includes(word)));
  let points = 0;
  if (title === whole) points += 400;
  if (title.includes(whole)) points += 150 + 40 * (whole.length / title.length);
  if (body.includes(whole)) points += 120 + 3 * Math.min(10, body.split(whole).length - 1);
  if (data.anchors.some((anchor) => /^h[1-6]$/.test(anchor.element) && squeeze(anchor.text).text.includes(whole))) points += 40;
  for (const word of words) points += ((title.includes(word) ? 40 : 0) + (body.includes(word) ? 60 : 0)) / words.length;
  const pairs = pairsOf(whole);
  const covered = pairs.length ? pairs.filter((pair) => body.includes(pair)).length / pairs.length : 1;
  return { points: points + 80 * covered + (["brief", "source"].includes(typeOf(data)) ? 20 : 0), exact, covered };
}

/** 页内各个地址与它管到的文字：`[{id, element, text, name}]`，依文中次序；全文的句子、数字表的行、术语的条目都在内。 */
export function parts(data) {
  const tokens = (data.raw_content || data.content).match(/[^\s\u200b]+[\s\u200b]*/gu) || [];
  const anchors = data.anchors.filter((anchor) => /^(s\d|f-|t\d)/.test(anchor.id) || (typeOf(data) === "term" && anchor.element === "h2"));
  return anchors.map((anchor, at) => {
    const end = anchors[at + 1]?.location ?? tokens.length;
    const text = anchor.element === "span" && anchor.id[0] === "s" ? anchor.text : tokens.slice(anchor.location, end).join("");
    return { id: anchor.id, element: anchor.element, name: anchor.text, text: text.replace(/\u200b|[→≡]/gu, "").trim() };
  });
}

const wordsOf = (query) => query.split(/[\s\u3000]+/).map((word) => squeeze(word).text).filter(Boolean);
const pairsOf = (text) => [...text].slice(0, -1).map((_, at) => text.slice(at, at + 2));

/** 一段文字与检索串有多合，0 到 3：整串、各词的一半以上、相邻两字。 */
function closeness(query, text) {
  const flat = squeeze(text).text, whole = squeeze(query).text, words = wordsOf(query), pairs = pairsOf(whole);
  if (flat.includes(whole)) return 3;
  const hit = words.filter((word) => flat.includes(word)).length / words.length;
  return hit * 2 + (pairs.length ? pairs.filter((pair) => flat.includes(pair)).length / pairs.length : 0) * 0.9;
}

/** 片段：最合的那一句与它的地址。 */
function passage(query, one) {
  const named = one.part ? [one.part] : parts(one.data);
  const plain = one.data.content.replace(/[→≡]/gu, "").split(/(?<=[。！？][”’」』]?)(?![”’」』])|(?<=\S\.) /u);
  const title = squeeze(one.data.meta.title || "").text;
  const all = [...named, ...(one.part ? [] : plain.map((text) => ({ text: text.trim(), id: "" })))].filter((part) => part.text && squeeze(part.text).text !== title);
  let best = { text: "", id: "" }, most = -1;
  for (const part of all) { const close = closeness(query, part.text); if (close > most) { best = part; most = close; } if (most === 3) break; }
  const whole = squeeze(query).text, flat = squeeze(best.text).text;
  const words = [whole, ...wordsOf(query), ...forms(query).map((form) => squeeze(form).text)].find((word) => word && flat.includes(word)) || "";
  return { text: best.text, words, hash: best.id ? `#${best.id}` : "" };
}

function lit(text, words) {
  const nodes = document.createDocumentFragment();
  const flat = squeeze(text);
  const at = words ? flat.text.indexOf(words) : -1;
  if (at < 0) { nodes.append(text.slice(0, 120) + (text.length > 120 ? "…" : "")); return nodes; }
  const start = flat.places[at], last = flat.places[at + words.length - 1] + 1;
  const from = Math.max(0, start - 50), to = Math.min(text.length, last + 70);
  nodes.append((from ? "…" : "") + text.slice(from, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, last) }), text.slice(last, to) + (to < text.length ? "…" : ""));
  return nodes;
}

async function candidates(pagefind, query) {
  const ranked = new Map();
  const answers = await Promise.all(forms(query).map((form) => pagefind.search(form)));
  answers.forEach((answer, number) => answer.results.slice(0, 60).forEach((result, rank) => {
    const known = ranked.get(result.id) || { result, weight: 0 };
    known.weight += (number === 0 ? 3 : 1) / (rank + 5);
    ranked.set(result.id, known);
  }));
  return [...ranked.values()].sort((one, other) => other.weight - one.weight).map((one) => one.result);
}

/** 数字表与术语表一页有许多条：每条各算一个结果。 */
function unfoldPage(query, data) {
  const type = typeOf(data);
  if (type !== "figure" && type !== "term") return [{ data, type, ...score(query, data) }];
  return parts(data).map((part) => ({ part, close: closeness(query, part.text) })).filter((one) => one.close >= 2).sort((one, other) => other.close - one.close).slice(0, 12).map(({ part, close }) => {
    const name = squeeze(part.name).text, whole = squeeze(query).text;
    const points = close * 40 + (name === whole ? 380 : name.includes(whole) ? 60 : 0);
    return { data, type, part, points, exact: close === 3, covered: 1 };
  });
}

/** 重排后的结果，最合的在前；每项有 data、type、points。 */
export async function find(pagefind, query) {
  const queue = await candidates(pagefind, query);
  let found = [];
  for (let batch = 0; batch < 3 && queue.length && !found.some((one) => one.exact); batch += 1) {
    const more = await Promise.all(queue.splice(0, FETCHED).map((result) => result.data()));
    found = found.concat(more.flatMap((data) => unfoldPage(query, data)));
  }
  const place = (one) => { const at = ORDER.indexOf(one.type); return at < 0 ? ORDER.length : at; };
  return found.filter((one) => one.exact || one.covered >= NEAR).sort((one, other) => other.points - one.points || place(one) - place(other));
}

const articleOf = (data) => /\/(?:briefs|sources)\/([^/]+)\//.exec(data.url)?.[1];

/** 同一篇文章的简报与全文并成一条：题目到简报，句子到全文。 */
export function join(found) {
  const known = new Map(), list = [];
  for (const one of found) {
    const article = articleOf(one.data);
    const first = article && known.get(article);
    if (first) { first.also = one; continue; }
    const entry = { ...one };
    if (article) known.set(article, entry);
    list.push(entry);
  }
  return list;
}

function item(box, query, one) {
  const row = document.createElement("li");
  row.dataset.searchResult = one.type;
  const brief = one.type === "source" && one.also ? one.also : one;
  const source = one.type === "source" ? one : one.also || one;
  const heading = document.createElement("h2");
  const found = passage(query, source);
  heading.append(Object.assign(document.createElement("a"), { href: brief.data.url + (brief === source ? found.hash : ""), textContent: one.part?.name || one.data.meta.title || one.data.url }));
  const line = document.createElement("p");
  const link = Object.assign(document.createElement("a"), { href: source.data.url + found.hash });
  link.append(lit(found.text, found.words));
  line.append(Object.assign(document.createElement("span"), { className: "jb-mark", textContent: box.dataset[source.type] || "" }), link);
  row.append(heading, line);
  return row;
}

function show(box, query, found, type, most = SHOWN) {
  const types = ORDER.filter((name) => found.some((one) => one.type === name));
  const facets = box.querySelector(".jb-facets"), status = box.querySelector("[role=status]"), list = box.querySelector(".jb-results");
  const chosen = type ? found.filter((one) => one.type === type) : join(found);
  facets.replaceChildren(...(types.length > 1 ? ["", ...types] : []).map((name) => {
    const count = name ? found.filter((one) => one.type === name).length : join(found).length;
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${name ? box.dataset[name] : box.dataset.all} ${count}` });
    button.setAttribute("aria-pressed", String(name === type));
    button.addEventListener("click", () => { show(box, query, found, name); facets.querySelector("[aria-pressed=true]").focus(); });
    return button;
  }));
  status.textContent = chosen.length ? box.dataset.found.replace("{count}", String(chosen.length)) : box.dataset.none;
  list.replaceChildren(...chosen.slice(0, most).map((one) => item(box, query, one)));
  if (chosen.length > most) {
    const more = Object.assign(document.createElement("button"), { type: "button", className: "jb-button", textContent: box.dataset.more });
    more.addEventListener("click", () => { show(box, query, found, type, chosen.length); list.children[most]?.querySelector("a").focus(); });
    const row = document.createElement("li");
    row.append(more);
    list.append(row);
  }
  box.dataset.searchState = "done";
}

/** 大站的索引分成几份（generator/site.py），一并检索。 */
async function addParts(pagefind, root) {
  const names = await (await fetch(new URL("pagefind/parts.json", root))).json();
  for (const name of names) await pagefind.mergeIndex(new URL(`pagefind/${name}/`, root).pathname, { baseUrl: root.pathname });
}

/** 接上检索页：网址里的 q 就是检索词，改词即改网址。 */
export async function start(box, root) {
  const form = document.getElementById("search-form"), field = document.getElementById("search-words");
  const status = box.querySelector("[role=status]");
  form.action = location.pathname;
  if (location.protocol === "file:") { status.textContent = box.dataset.disk; box.dataset.searchState = "done"; return; }
  let engine = null, turn = 0;
  const ready = () => (engine ||= Promise.all([import(new URL("pagefind/pagefind.js", root).href), loadFolding(root)]).then(async ([pagefind]) => { await pagefind.options({ baseUrl: root.pathname }); await addParts(pagefind, root); return pagefind; }));
  async function run() {
    const query = field.value.trim(), mine = (turn += 1);
    if (!query) { show(box, "", [], ""); status.textContent = ""; return; }
    box.dataset.searchState = "busy";
    status.textContent = box.dataset.busy;
    try {
      const found = await find(await ready(), query);
      if (mine === turn) show(box, query, found, "");
    } catch { engine = null; if (mine === turn) { status.textContent = box.dataset.broken; box.dataset.searchState = "done"; } }
  }
  const remember = () => history.replaceState(null, "", field.value.trim() ? `?q=${encodeURIComponent(field.value.trim())}` : location.pathname);
  let timer = 0;
  field.addEventListener("focus", () => { ready().catch(() => { engine = null; }); }, { once: true });
  field.addEventListener("input", (event) => { clearTimeout(timer); if (!event.isComposing) timer = setTimeout(() => { remember(); run(); }, 250); });
  field.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(() => { remember(); run(); }, 250); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); remember(); run(); });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) run(); else field.focus();
}
