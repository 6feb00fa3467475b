// 正文显示之前：读者上次选的字号与深浅；没有选过，深浅随系统。放在 <body> 开头，页面不会先闪一下再变。
(() => {
  "use strict";
  const page = document.documentElement;
  const kept = (key) => { try { return localStorage.getItem(key) || ""; } catch { return ""; } };
  page.classList.remove("no-js");
  page.classList.add("js", "jb-js");
  const size = kept("jb-size");
  if (size) page.dataset.size = size;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => { document.body.dataset.mdColorScheme = kept("jb-scheme") || (dark.matches ? "slate" : "default"); };
  show();
  dark.addEventListener("change", show);
})();
