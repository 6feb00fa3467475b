// 检索：Pagefind 给出候选，本页按读者输入的原样重排。
// Pagefind 按词典切分中文，读者的词可能与索引切得不同，所以整串、各词、二到四字的片段都问一遍，再看哪一页真有这串字。
const FORMS = 18; // 一次最多问几种写法
const FETCHED = 24; // 先取多少候选页的正文；没有一页真含此串、也没有一页几乎全含时再取一批
const FRONT = 60; // 检索程序排在这以后的，只看它含有哪些写法
const ENOUGH = 0.85; // 相邻两字有这么多在一页里，就不再往后找
const ROWS = 2; // 不分类别时最多列几条数字
const NEAR = 0.6; // 没有原样命中时，相邻两字至少要有这么多在页里才列出
const STOPS = /(?<=[\p{Script=Han}》”’）])\.(?=\s|$)/gu; // 索引在每段末尾添的句点，中文里用不着
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

/** 只留文字与数字，简体、半角、小写。 */
export function flat(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, "");
  if (!folded?.size) return plain;
  let changed = "", from = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const simple = folded.get(plain[at]);
    if (simple) { changed += plain.slice(from, at) + simple; from = at + 1; }
  }
  return changed + plain.slice(from);
}

/** 同上；`places[i]` 是第 i 个字在原文里的位置。 */
export function squeeze(text) {
  const letters = [], places = [];
  let at = 0;
  for (const letter of text) {
    for (const plain of letter.normalize("NFKC").toLowerCase()) if (/[\p{L}\p{N}%]/u.test(plain)) { letters.push(folded?.get(plain) || plain); places.push(at); }
    at += letter.length;
  }
  return { text: letters.join(""), places };
}

const kept = new WeakMap();
/** 一页的题目、正文与小标题，压成 flat 的样子；一页只压一次。 */
function flats(data) {
  if (!kept.has(data)) kept.set(data, { title: flat(data.meta.title || ""), body: flat(data.content), heads: data.anchors.filter((anchor) => /^h[1-6]$/.test(anchor.element)).map((anchor) => flat(anchor.text || "")) });
  return kept.get(data);
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
  const whole = flat(query), words = wordsOf(query), { title, body, heads } = flats(data);
  if (!whole) return { points: 0, exact: false, covered: 0 };
  const exact = title.includes(whole) || body.includes(whole) || (words.length > 1 && words.every((word) => body.includes(word)));
  let points = 0;
  if (title === whole) points += 400;
  if (title.includes(whole)) points += 150 + 40 * (whole.length / title.length);
  if (body.includes(whole)) points += 120 + 3 * Math.min(10, body.split(whole).length - 1);
  if (heads.some((head) => head.includes(whole))) points += 40;
  for (const word of words) points += ((title.includes(word) ? 40 : 0) + (body.includes(word) ? 60 : 0)) / words.length;
  const pairs = pairsOf(whole);
  const said = words.filter((word) => body.includes(word)).join("").length / words.join("").length;
  const covered = Math.max(said, pairs.length ? pairs.filter((pair) => body.includes(pair)).length / pairs.length : 1);
  return { points: points + 80 * covered + (["brief", "source"].includes(typeOf(data)) ? 20 : 0), exact, covered };
}

/** 页内各个地址与它管到的文字：`[{id, element, text, name}]`，依文中次序；全文的句子、数字表的行、术语的条目都在内。 */
export function parts(data) {
  const tokens = (data.raw_content || data.content).match(/[^\s\u200b]+[\s\u200b]*/gu) || [];
  const anchors = data.anchors.filter((anchor) => /^(s\d|f-|t\d)/.test(anchor.id) || (typeOf(data) === "term" && anchor.element === "h2"));
  return anchors.map((anchor, at) => {
    const end = anchors[at + 1]?.location ?? tokens.length;
    const text = anchor.element === "span" && anchor.id[0] === "s" ? anchor.text : tokens.slice(anchor.location, end).join("");
    return { id: anchor.id, element: anchor.element, name: anchor.text, text: text.replace(STOPS, "").replace(/\u200b|[→≡]/gu, "").trim() };
  });
}

const wordsOf = (query) => query.split(/[\s\u3000]+/).map(flat).filter(Boolean);
const pairsOf = (text) => [...text].slice(0, -1).map((_, at) => text.slice(at, at + 2));

/** 一段文字与检索串有多合，0 到 3：整串、各词的一半以上、相邻两字。 */
function closeness(query, text) {
  const plain = flat(text), whole = flat(query), words = wordsOf(query), pairs = pairsOf(whole);
  if (plain.includes(whole)) return 3;
  const hit = words.filter((word) => plain.includes(word)).length / words.length;
  return hit * 2 + (pairs.length ? pairs.filter((pair) => plain.includes(pair)).length / pairs.length : 0) * 0.9;
}

/** 片段：最合的那一句与它的地址。 */
function passage(query, one) {
  const named = one.part ? [one.part] : parts(one.data);
  const plain = one.data.content.replace(/[→≡]/gu, "").split(/(?<=[。！？][”’」』]?)(?![”’」』])|(?<=\S\.) /u);
  const title = flat(one.data.meta.title || "");
  const all = [...named, ...(one.part ? [] : plain.map((text) => ({ text: text.replace(STOPS, "").trim(), id: "" })))].filter((part) => part.text && flat(part.text) !== title);
  let best = { text: "", id: "" }, most = -1;
  for (const part of all) { const close = closeness(query, part.text); if (close > most) { best = part; most = close; } if (most === 3) break; }
  const found = flat(best.text);
  const whole = flat(query), said = wordsOf(query).filter((word) => found.includes(word));
  const words = found.includes(whole) ? [whole] : said.length ? said : forms(query).map(flat).filter((word) => word.length > 1 && found.includes(word)).slice(0, 1);
  return { text: best.text, words, hash: best.id ? `#${best.id}` : "" };
}

/** 片段里的检索词都标出来；长句只留头一处前后。 */
function lit(text, words) {
  const nodes = document.createDocumentFragment(), plain = squeeze(text), hits = [];
  for (const word of words) for (let at = plain.text.indexOf(word); at >= 0; at = plain.text.indexOf(word, at + word.length)) hits.push([plain.places[at], plain.places[at + word.length - 1] + 1]);
  if (!hits.length) { nodes.append(text.slice(0, 120) + (text.length > 120 ? "…" : "")); return nodes; }
  hits.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  const from = Math.max(0, hits[0][0] - 50), to = Math.min(text.length, hits[0][1] + 90);
  let at = from;
  nodes.append(from ? "…" : "");
  for (const [start, end] of hits) {
    if (start < at || end > to) continue;
    nodes.append(text.slice(at, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
    at = end;
  }
  nodes.append(text.slice(at, to) + (to < text.length ? "…" : ""));
  return nodes;
}

/** 候选页，两种排法轮流取：检索程序排在前面的；含少见的写法多的（它排在后面、却句句都有的页，靠这一种）。 */
async function candidates(pagefind, query, type) {
  const ranked = new Map(), options = type ? { filters: { type } } : {};
  const answers = (await Promise.all(forms(query).map((form) => pagefind.search(form, options)))).map((answer) => answer.results);
  const most = 1 + Math.max(...answers.map((results) => results.length));
  answers.forEach((results, number) => results.forEach((result, rank) => {
    const known = ranked.get(result.id) || { result, front: 0, rare: 0 };
    if (rank < FRONT) known.front += (number ? 1 : 3) / (rank + 5);
    known.rare += Math.log(2 * most / (1 + results.length)) * (number ? 1 : 3);
    ranked.set(result.id, known);
  }));
  const all = [...ranked.values()], order = (key) => [...all].sort((one, other) => other[key] - one[key] || other.front - one.front);
  const front = order("front"), rare = order("rare");
  return [...new Set(front.flatMap((one, at) => (at % 2 ? [one.result, rare[(at - 1) / 2].result] : [one.result])))];
}

/** 数字表与术语表一页有许多条：每条各算一个结果。 */
function unfoldPage(query, data) {
  const type = typeOf(data);
  if (type !== "figure" && type !== "term") return [{ data, type, ...score(query, data) }];
  return parts(data).map((part) => ({ part, close: closeness(query, part.text) })).filter((one) => one.close >= 2).sort((one, other) => other.close - one.close).slice(0, 12).map(({ part, close }) => {
    const name = flat(part.name || ""), whole = flat(query);
    const points = close * 40 + (name === whole ? 380 : name.includes(whole) ? 60 : 0);
    return { data, type, part, points, exact: close === 3, covered: 1 };
  });
}

const place = (one) => { const at = ORDER.indexOf(one.type); return at < 0 ? ORDER.length : at; };
const ordered = (found) => found.sort((one, other) => other.points - one.points || place(one) - place(other));

/** 重排后的结果，最合的在前，每项有 data、type、points；`more()` 再取后面的一批，`queue` 空了就没有了。 */
export async function find(pagefind, query, type = "") {
  const queue = await candidates(pagefind, query, type);
  const more = async () => {
    const some = await Promise.all(queue.splice(0, FETCHED).map((result) => result.data()));
    return some.flatMap((data) => unfoldPage(query, data)).filter((one) => one.exact || one.covered >= NEAR);
  };
  let found = [];
  for (let batch = 0; batch < 3 && queue.length && !found.some((one) => one.exact); batch += 1) found = found.concat(await more());
  return { found: ordered(found), queue, more: async () => ordered(await more()) };
}

const articleOf = (data) => /\/(?:briefs|sources)\/([^/]+)\//.exec(data.url)?.[1];

/** 同一篇文章的简报与全文并成一条：题目到简报，句子到全文；数字只列头几条，其余在它自己的类别里。 */
export function join(found) {
  const known = new Map(), list = [];
  let rows = 0;
  for (const one of found) {
    if (one.type === "figure" && (rows += 1) > ROWS) continue;
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

/** 列出一批结果；已有的不动，新的接在后面。 */
function list(box, query, state) {
  const rows = box.querySelector(".jb-results"), status = box.querySelector("[role=status]");
  const entries = state.type ? state.answer.found : join(state.answer.found);
  const known = rows.querySelectorAll("[data-search-result]").length;
  rows.querySelector(".jb-results__more")?.remove();
  rows.append(...entries.slice(known).map((one) => item(box, query, one)));
  status.textContent = entries.length ? box.dataset.found.replace("{count}", String(entries.length)) : box.dataset.none;
  if (entries.length && state.answer.queue.length) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "jb-button", textContent: box.dataset.more });
    button.addEventListener("click", async () => {
      button.disabled = true;
      state.answer.found.push(...(await state.answer.more()));
      const from = rows.querySelectorAll("[data-search-result]").length;
      list(box, query, state);
      (rows.children[from] || rows.lastElementChild)?.querySelector("a, button")?.focus();
    });
    const row = Object.assign(document.createElement("li"), { className: "jb-results__more" });
    row.append(button);
    rows.append(row);
  }
  box.dataset.searchState = "done";
}

/** 大站的索引分成几份（generator/site.py），一并检索。 */
const partsOf = async (root) => (await fetch(new URL("pagefind/parts.json", root))).json();

/** 检索程序、它的各份索引、繁简对照，一并去取；取不到的下次再取。 */
let engine = null;
function ready(root) {
  engine ||= Promise.all([import(new URL("pagefind/pagefind.js", root).href), partsOf(root), loadFolding(root)]).then(async ([pagefind, names]) => {
    await pagefind.options({ baseUrl: root.pathname });
    await pagefind.init();
    for (const name of names) await pagefind.mergeIndex(new URL(`pagefind/${name}/`, root).pathname, { baseUrl: root.pathname });
    return pagefind;
  }).catch((error) => { engine = null; throw error; });
  return engine;
}

/** 第一批结果里没有、索引里却有的类别，列出结果以后再去问：不让第一个答案等。 */
async function kindsOf(pagefind, query, known) {
  const missing = ORDER.filter((type) => !known.includes(type));
  const counts = await Promise.all(missing.map(async (type) => (await pagefind.search(query, { filters: { type } })).results.length));
  return ORDER.filter((type) => known.includes(type) || counts[missing.indexOf(type)]);
}

/** 类别：选一类，就在这一类里另查一遍。 */
function facets(box, types, chosen, choose) {
  const group = box.querySelector(".jb-facets");
  group.replaceChildren(...(types.length > 1 || chosen ? ["", ...types] : []).map((type) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: type ? box.dataset[type] : box.dataset.all });
    button.dataset.type = type;
    button.setAttribute("aria-pressed", String(type === chosen));
    button.addEventListener("click", async () => { await choose(type); group.querySelector("[aria-pressed=true]")?.focus(); });
    return button;
  }));
}

/** 接上检索页：网址里的 q 就是检索词，改词即改网址。 */
export async function start(box, root) {
  const form = document.getElementById("search-form"), field = document.getElementById("search-words");
  const status = box.querySelector("[role=status]");
  form.action = location.pathname;
  if (location.protocol === "file:") { status.textContent = box.dataset.disk; box.dataset.searchState = "done"; return; }
  let turn = 0, types = [];
  const remember = (type) => {
    const query = field.value.trim();
    history.replaceState(null, "", query ? `?${new URLSearchParams(type ? { q: query, type } : { q: query })}` : location.pathname);
  };
  async function run(type = "") {
    const query = field.value.trim(), mine = (turn += 1);
    remember(type);
    if (!query) { box.querySelector(".jb-results").replaceChildren(); facets(box, [], "", run); status.textContent = ""; return; }
    box.dataset.searchState = "busy";
    status.textContent = box.dataset.busy;
    try {
      const pagefind = await ready(root), answer = await find(pagefind, query, type);
      if (mine !== turn) return;
      if (!type) types = ORDER.filter((name) => answer.found.some((one) => one.type === name));
      facets(box, types.includes(type) || !type ? types : [...types, type], type, run);
      box.querySelector(".jb-results").replaceChildren();
      list(box, query, { answer, type });
      if (type) return;
      types = await kindsOf(pagefind, query, types);
      if (mine === turn) facets(box, types, "", run);
    } catch { if (mine === turn) { status.textContent = box.dataset.broken; box.dataset.searchState = "done"; } }
  }
  let timer = 0;
  field.addEventListener("focus", () => { ready(root).catch(() => {}); }, { once: true });
  field.addEventListener("input", (event) => { clearTimeout(timer); if (!event.isComposing) timer = setTimeout(run, 250); });
  field.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(run, 250); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); run(); });
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") || "";
  if (field.value) run(ORDER.includes(asked.get("type")) ? asked.get("type") : ""); else field.focus();
}
