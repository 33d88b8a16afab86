'use strict';
const [title, unit, diff, root] = JSON.parse(document.getElementById('data').textContent);
const main = document.querySelector('main'), input = document.querySelector('input');
const found = document.querySelector('output'), foot = document.querySelector('footer');
document.querySelector('h1').textContent = title;
document.title = title;
if (diff) document.getElementById('keys').textContent += ' Red: a larger share than before; blue: a smaller one; grey: the same. Width: the mean of both.';
const parents = new Map();
(function walk(n) { for (const c of n[3]) { parents.set(c, n); walk(c); } })(root);
const now = n => root[1] ? n[1] / root[1] : 0, then = n => root[2] ? n[2] / root[2] : 0;
const share = n => diff ? (now(n) + then(n)) / 2 : now(n);
const percent = x => (100 * x).toFixed(1) + ' %';
const amount = v => unit === 'ns' ? (v / 1e6).toFixed(0) + ' ms' : (v / 1048576).toFixed(2) + ' MiB';
const tell = n => n[0] + ': ' + amount(n[1]) + ', ' + percent(now(n)) + (diff ? ' (before ' + percent(then(n)) + ')' : '');
function colour(n) {
  if (diff) {
    const d = now(n) - then(n), l = 92 - 32 * Math.min(1, Math.abs(d) * 5);
    if (Math.abs(d) < 0.0005) return 'hsl(0 0% 82%)';
    return d > 0 ? `hsl(8 85% ${l}%)` : `hsl(215 85% ${l}%)`;
  }
  let h = 0;
  for (const c of n[0].slice(0, n[0].lastIndexOf('.'))) h = (h * 31 + c.charCodeAt(0)) % 997;
  return `hsl(${20 + h % 35} 85% ${64 + h % 12}%)`;
}
let top_ = root, boxes = new Map();
function draw(focus) {
  main.replaceChildren();
  boxes = new Map();
  const whole = share(top_), want = input.value.toLowerCase();
  let deepest = 0, path = [];
  for (let p = parents.get(top_); p; p = parents.get(p)) path.unshift(p);
  const put = (n, left, width, depth) => {
    const b = document.createElement('button');
    b.textContent = n[0].split('.').slice(-2).join('.');
    b.title = tell(n);
    b.setAttribute('aria-label', tell(n));
    b.tabIndex = -1;
    Object.assign(b.style, {left: left * 100 + '%', width: width * 100 + '%', top: depth * 20 + 'px', background: colour(n)});
    if (want && n[0].toLowerCase().includes(want)) b.classList.add('hit');
    b.onclick = () => { top_ = n; draw(n); };
    b.onmouseenter = b.onfocus = () => { foot.textContent = tell(n); };
    boxes.set(n, b);
    main.append(b);
    deepest = Math.max(deepest, depth);
  };
  path.forEach((n, i) => put(n, 0, 1, i));
  (function frames(n, left, depth) {
    const width = whole ? share(n) / whole : 1;
    if (width < 0.001) return;
    put(n, left, width, depth);
    for (const c of n[3]) { frames(c, left, depth + 1); left += whole ? share(c) / whole : 0; }
  })(top_, 0, path.length);
  main.style.height = (deepest + 1) * 20 + 'px';
  const start = boxes.get(focus) || boxes.get(top_);
  start.tabIndex = 0;
  if (focus) start.focus();
  let sum = 0;
  if (want) (function count(n) { if (n[0].toLowerCase().includes(want)) sum += share(n); else n[3].forEach(count); })(root);
  found.textContent = want ? percent(sum) + ' found' : root[3].length ? '' : 'no samples were taken';
}
main.onkeydown = e => {
  const at = [...boxes].find(([, b]) => b === document.activeElement)?.[0];
  if (!at) return;
  const up = parents.get(at), beside = up ? up[3].filter(n => boxes.has(n)) : [], i = beside.indexOf(at);
  const to = {ArrowUp: up, ArrowDown: at[3].find(n => boxes.has(n)), ArrowLeft: beside[i - 1], ArrowRight: beside[i + 1]}[e.key];
  if (to) { boxes.get(at).tabIndex = -1; boxes.get(to).tabIndex = 0; boxes.get(to).focus(); }
  if (e.key.startsWith('Arrow')) e.preventDefault();
  if (e.key === 'Escape') { top_ = root; draw(at); }
};
document.getElementById('reset').onclick = () => { top_ = root; draw(); };
input.oninput = () => draw();
draw();
