'use strict';

const PAGE = 100;
const $ = (id) => document.getElementById(id);
const rows = new Map(); // by message id, newest first as in the list
let limit = PAGE;
let chosen = null;
let refreshing = null;
let asked = 0; // only the answer to the latest question is shown
let arrivals = 0;

const TONES = {
  delivered: 'good', sent: 'good', created: 'busy', sending: 'busy', pending: 'busy',
  'permanent-failure': 'bad', 'temporary-failure': 'bad', 'technical-failure': 'bad', failed: 'bad',
};

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'class') made.className = value;
    else if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function pill(status) {
  return element('span', { class: `status ${TONES[status] ?? ''}` }, status ?? 'not known');
}

function time(message) {
  const at = new Date(message.sent_at);
  const today = at.toDateString() === new Date().toDateString();
  const shown = today ? at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    : at.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  return element('time', { datetime: message.sent_at, title: at.toLocaleString() }, shown);
}

function row(message) {
  const isEmail = message.channel === 'email';
  const link = element('a', { href: `#${message.id}` },
    element('span', { class: 'kind' }, isEmail ? 'Email' : 'Text'),
    element('span', { class: 'line' }, element('span', { class: 'to' }, message.to.join(', ')), time(message)),
    element('span', { class: 'line' },
      element('span', { class: 'what' }, (isEmail ? message.subject : message.text) || '(empty)'), pill(message.status)));
  if (message.id === chosen) link.setAttribute('aria-current', 'true');
  return element('li', { 'data-id': message.id }, link);
}

function wanted() {
  return $('to').value.trim();
}

async function refresh() {
  const to = wanted();
  const query = new URLSearchParams({ brief: '', limit, ...(to && { to }) });
  const question = ++asked;
  const before = arrivals;
  const messages = await (await fetch(`/api/messages?${query}`)).json();
  if (question !== asked) return;
  // What arrived meanwhile may be missing in this answer.
  if (arrivals !== before) refreshSoon();
  rows.clear();
  const list = messages.map((message) => {
    const made = row(message);
    rows.set(message.id, { message, element: made });
    return made;
  });
  $('messages').replaceChildren(...list);
  $('more').hidden = messages.length < limit;
  summarise();
}

function summarise() {
  const to = wanted();
  const count = rows.size === 1 ? '1 message' : `${rows.size} messages`;
  $('summary').textContent = $('more').hidden ? count : `The newest ${count}`;
  if (to) $('summary').textContent += ` to “${to}”`;
  $('empty').hidden = rows.size > 0;
  $('empty').textContent = to ? `Nothing was sent to “${to}”.` : 'Nothing was sent yet. Send a message, and it appears here at once.';
}

// What has been accepted and is not here yet, because its sender may send only so many a second.
async function tellWaiting() {
  const waiting = await (await fetch('/api/waiting')).json();
  $('waiting').hidden = waiting.length === 0;
  $('waiting').textContent = waiting.map(({ sender, messages, until }) =>
    `${messages === 1 ? '1 message waits' : `${messages} messages wait`} for the rate of ${sender}, until `
    + new Date(until).toLocaleString([], { dateStyle: 'short', timeStyle: 'medium' })).join('. ');
}

// Many at once become one look.
function refreshSoon() {
  refreshing ??= setTimeout(() => { refreshing = null; refresh(); }, 300);
}

function arrived(message) {
  arrivals++;
  const to = wanted().toLowerCase();
  if (to && !message.to.some((recipient) => recipient.toLowerCase().includes(to))) return;
  if (rows.has(message.id)) return;
  const made = row(message);
  made.firstChild.classList.add('new');
  rows.set(message.id, { message, element: made });
  $('messages').prepend(made);
  summarise();
  $('news').textContent = `New ${message.channel === 'email' ? 'email' : 'text'} to ${message.to.join(', ')}`;
}

function changed({ id, status, notification_id: notification }) {
  const known = rows.get(id);
  if (known) {
    known.message.status = status;
    known.message.notification_id = notification;
    known.element.querySelector('.status').replaceWith(pill(status));
  }
  if (id === chosen) {
    $('held')?.replaceChildren(pill(status));
    if ($('notification')) $('notification').textContent = notification ?? 'not known';
  }
}

function facts(message) {
  const list = element('dl', { class: 'facts' });
  const add = (name, ...value) => list.append(element('dt', {}, name), element('dd', {}, ...value));
  add('To', message.to.join(', '));
  add('From', message.from || 'a number that AWS chooses');
  add('Sent', new Date(message.sent_at).toLocaleString());
  list.append(element('dt', {}, 'Status'), element('dd', { id: 'held' }, pill(message.status)));
  list.append(element('dt', {}, 'Notification'),
    element('dd', {}, element('code', { id: 'notification' }, message.notification_id ?? 'not known')));
  add('Provider’s id', element('code', {}, message.id));
  return list;
}

function tabs(panels) {
  const bar = element('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Ways to see this email' });
  const holder = element('div', {});
  const names = Object.keys(panels);
  const show = (name, focus) => {
    for (const button of bar.children) {
      const on = button.dataset.name === name;
      button.setAttribute('aria-selected', on);
      button.tabIndex = on ? 0 : -1;
      if (on && focus) button.focus();
    }
    holder.replaceChildren(element('div',
      { class: 'panel', role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${name}`, tabindex: '0' }, panels[name]()));
  };
  for (const name of names) {
    const button = element('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'data-name': name, 'aria-controls': 'panel' }, name);
    button.addEventListener('click', () => show(name));
    button.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) show(names[(names.indexOf(name) + step + names.length) % names.length], true);
    });
    bar.append(button);
  }
  const whole = element('div', {}, bar, holder);
  show(names[0]);
  return whole;
}

function email(message) {
  const frame = () => element('iframe', {
    src: `/messages/${encodeURIComponent(message.id)}/html`, title: `Email: ${message.subject}`,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox', referrerpolicy: 'no-referrer',
  });
  const panels = {};
  if (message.html) panels.HTML = frame;
  panels.Text = () => element('pre', {}, message.text || '(no plain text)');
  panels.Raw = () => element('pre', {}, message.raw);
  return tabs(panels);
}

function text(message) {
  const parts = message.fragments === 1 ? '1 fragment' : `${message.fragments} fragments`;
  return element('section', { class: 'phone', 'aria-label': 'Text message' },
    element('p', { class: 'sender' }, message.from || 'Notify'),
    element('p', { class: 'bubble' }, message.text),
    element('p', { class: 'count' }, `${parts} · ${message.characters} characters · ${message.encoding}`));
}

async function open() {
  chosen = decodeURIComponent(location.hash.slice(1)) || null;
  for (const [id, { element: item }] of rows) item.firstChild.toggleAttribute('aria-current', id === chosen);
  $('messages').querySelectorAll('a[aria-current]').forEach((link) => link.setAttribute('aria-current', 'true'));
  $('panes').classList.toggle('reading', chosen !== null);
  if (chosen === null) {
    $('reading').replaceChildren(element('p', { class: 'empty' }, 'Choose a message to read it.'));
    return;
  }
  const response = await fetch(`/api/messages/${encodeURIComponent(chosen)}`);
  if (!response.ok) {
    $('reading').replaceChildren(element('p', { class: 'empty' }, 'This message is no longer here.'));
    return;
  }
  const message = await response.json();
  const back = element('button', { type: 'button', class: 'back' }, '← All messages');
  back.addEventListener('click', () => { location.hash = ''; });
  const isEmail = message.channel === 'email';
  $('reading').replaceChildren(back, element('article', {},
    element('h2', {}, isEmail ? message.subject || '(no subject)' : `Text to ${message.to.join(', ')}`),
    facts(message), isEmail ? email(message) : text(message)));
  $('reading').scrollTop = 0;
}

function listen() {
  const events = new EventSource('/events');
  const live = (on) => {
    $('live').classList.toggle('on', on);
    $('live-text').textContent = on ? 'Live' : 'Not connected';
  };
  events.addEventListener('hello', () => { live(true); refresh(); });
  events.addEventListener('message', (event) => arrived(JSON.parse(event.data)));
  events.addEventListener('status', (event) => changed(JSON.parse(event.data)));
  events.addEventListener('refresh', refreshSoon);
  events.onerror = () => live(false);
}

let typing = null;
$('to').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => { limit = PAGE; refresh(); }, 150);
});
$('search').addEventListener('submit', (event) => { event.preventDefault(); refresh(); });
$('more').addEventListener('click', () => { limit += PAGE; refresh(); });
$('clear').addEventListener('click', async () => {
  await fetch('/api/messages', { method: 'DELETE' });
  location.hash = '';
  refresh();
});
// Up and down walk through the list, as in any mail program.
$('messages').addEventListener('keydown', (event) => {
  const item = event.target.closest('li');
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (next) {
    event.preventDefault();
    next.firstChild.focus();
  }
});
addEventListener('hashchange', open);
refresh().then(open);
listen();
tellWaiting();
setInterval(tellWaiting, 2000);
